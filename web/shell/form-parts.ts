/** The parts of a Camunda form as our own fields: rendered on the server, filled in without scripts. */
import { type Field, type Values, type FieldError, isDrawn, type Part } from '../../domain/forms/index.js';
import type { Translate } from './i18n.js';

interface Item {
  value: string;
  text: string;
  selected: boolean;
  checked: boolean;
}

export interface FieldModel {
  note: string | null;
  type: Field['type'] | null;
  id: string;
  label: string;
  hint: string;
  optional: boolean;
  required: boolean;
  error: string;
  value: string;
  max: number | null;
  items: Item[];
}

export interface FilledIn {
  values: Values;
  errors: Record<string, FieldError>;
}

export function fieldError(t: Translate, field: Field | undefined, error: FieldError): string {
  const params = {
    label: field?.label ?? '',
    max: field?.maxLength ?? field?.max ?? 0,
    min: field?.minLength ?? field?.min ?? 0,
  };
  return t(`desk.fieldErrors.${error}`, params);
}

function fieldModel(t: Translate, field: Field, { values, errors }: FilledIn, prefix: string): FieldModel {
  const given = values[field.key];
  const text = typeof given === 'string' || typeof given === 'number' ? String(given) : '';
  // A line of text cannot show strokes: without scripts one signs by name.
  const value = field.type === 'signature' && isDrawn(text) ? '' : text;
  const error = errors[field.key];
  const blank =
    field.type === 'select' ? [{ value: '', text: t('desk.choose'), selected: value === '', checked: false }] : [];
  const options = field.options.map((option) => ({
    value: option.value,
    text: option.label,
    selected: option.value === value,
    checked: option.value === value,
  }));
  const box =
    field.type === 'checkbox'
      ? [{ value: 'true', text: field.label, selected: false, checked: given === true || given === 'true' }]
      : [];
  return {
    note: null,
    type: field.type,
    id: prefix + field.key,
    label: field.label,
    hint: field.type === 'signature' ? `${field.description}${t('desk.signature.typeHint')}` : field.description,
    optional: !field.required,
    required: field.required,
    error: error === undefined ? '' : fieldError(t, field, error),
    value,
    max: field.maxLength,
    items: [...blank, ...options, ...box],
  };
}

function note(text: string): FieldModel {
  return {
    note: text,
    type: null,
    id: '',
    label: '',
    hint: '',
    optional: false,
    required: false,
    error: '',
    value: '',
    max: null,
    items: [],
  };
}

/**
 * In the order of the form. What only applies to some answers is left to the reader without scripts, with the errors to
 * tell. `prefix` keeps the fields apart from others on the same page.
 */
export const fieldModels = (t: Translate, parts: readonly Part[], filled: FilledIn, prefix = ''): FieldModel[] =>
  parts.map((part) => (part.kind === 'note' ? note(part.text) : fieldModel(t, part, filled, prefix)));
