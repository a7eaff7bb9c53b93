/**
 * A list to choose from, as the browser draws it. The list of form-js says "Select", "Search" and "No results" in English
 * whatever it is told, and nothing to a screen reader.
 */
import { Description, Errors, Label, Select } from '@bpmn-io/form-js-viewer';
import { createElement, type ComponentType } from 'preact';

interface Props {
  domId: string;
  value?: string | null;
  errors?: string[];
  field: {
    label?: string;
    description?: string;
    values?: { value: string; label: string }[];
    validate?: { required?: boolean };
  };
  onChange(update: { value: string | null }): void;
  onBlur?(): void;
  onFocus?(): void;
}
interface FormFields {
  register(type: string, field: unknown): void;
}

// form-js exports its parts without types.
const part = (component: unknown, props: object) => createElement(component as ComponentType<object>, props);

function nativeSelect(choose: string) {
  function NativeSelect({ domId, value, errors = [], field, onChange, onBlur, onFocus }: Props) {
    const [hintId, errorId] = [`${domId}-description`, `${domId}-error-message`];
    const wrong = errors.length > 0;
    const required = field.validate?.required === true;
    const options = [{ value: '', label: choose }, ...(field.values ?? [])];
    return createElement(
      'div',
      { class: `fjs-form-field fjs-form-field-select${wrong ? ' fjs-has-errors' : ''}` },
      part(Label, { htmlFor: domId, label: field.label, required }),
      createElement(
        'select',
        {
          id: domId,
          class: 'fjs-select',
          required,
          'aria-invalid': wrong,
          'aria-describedby': `${hintId} ${errorId}`,
          onChange: ({ currentTarget }: { currentTarget: HTMLSelectElement }) =>
            onChange({ value: currentTarget.value === '' ? null : currentTarget.value }),
          onBlur,
          onFocus,
        },
        options.map((option) =>
          createElement(
            'option',
            { key: option.value, value: option.value, selected: option.value === (value ?? '') },
            option.label,
          ),
        ),
      ),
      part(Description, { id: hintId, description: field.description }),
      part(Errors, { id: errorId, errors }),
    );
  }
  NativeSelect.config = Select.config;
  return NativeSelect;
}

/** A module of form-js. */
export function selectModule(choose: string): object {
  class Registration {
    static $inject = ['formFields'];
    constructor(formFields: FormFields) {
      formFields.register('select', nativeSelect(choose));
    }
  }
  return { __init__: ['nativeSelect'], nativeSelect: ['type', Registration] };
}
