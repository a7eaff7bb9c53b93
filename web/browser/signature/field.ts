/** The pad as a field of form-js: it draws the frame (label, hint, error), the pad draws itself. */
import { createElement } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { mountPad, type PadWords } from './pad.js';

interface Props {
  domId: string;
  value?: string;
  errors?: string[];
  field: { label?: string; description?: string; validate?: { required?: boolean } };
  onChange(update: { value: string }): void;
}
interface FormFields {
  register(type: string, field: unknown): void;
}

function signatureField(words: PadWords) {
  function Signature({ domId, value = '', errors = [], field, onChange }: Props) {
    const host = useRef<HTMLDivElement>(null);
    // The pad stays as long as the field does; whom to tell changes with every draw.
    const tell = useRef(onChange);
    tell.current = onChange;
    useEffect(() => {
      const place = host.current;
      if (place === null) return;
      mountPad(place, { id: domId, value, words, onChange: (next) => tell.current({ value: next }) });
      return () => place.replaceChildren();
    }, []);
    const [labelId, hintId, errorId] = [`${domId}-label`, `${domId}-hint`, `${domId}-error-message`];
    const wrong = errors.length > 0;
    return createElement(
      'div',
      {
        class: `fjs-form-field app-sign${wrong ? ' fjs-has-errors' : ''}`,
        role: 'group',
        'aria-labelledby': labelId,
        'aria-describedby': wrong ? `${hintId} ${errorId}` : hintId,
      },
      createElement(
        'p',
        { class: 'app-sign__label', id: labelId },
        field.label,
        field.validate?.required ? createElement('span', { 'aria-hidden': true }, '*') : null,
      ),
      createElement('p', { class: 'app-provenance', id: hintId }, field.description ?? ''),
      createElement('div', { ref: host }),
      wrong ? createElement('p', { class: 'govuk-error-message', id: errorId, role: 'alert' }, errors.join(' ')) : null,
    );
  }
  Signature.config = {
    type: 'signature',
    keyed: true,
    group: 'basic-input',
    emptyValue: '',
    sanitizeValue: ({ value }: { value: unknown }) => (typeof value === 'string' ? value : ''),
    create: (options: object) => options,
  };
  return Signature;
}

/** A module of form-js. */
export function signatureModule(words: PadWords): object {
  class Registration {
    static $inject = ['formFields'];
    constructor(formFields: FormFields) {
      formFields.register('signature', signatureField(words));
    }
  }
  return { __init__: ['signature'], signature: ['type', Registration] };
}
