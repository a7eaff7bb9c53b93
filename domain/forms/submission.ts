/** A submitted form, checked against its schema: the same answer whichever way it came. */
import { evaluate } from 'feelin';
import { isLocalDate } from '../core/time/instant.js';
import { type Part, type Field, type Schema, fieldsOf } from './form.js';
import { type SignatureError, signatureError } from './signature.js';

export type FieldError =
  | 'required'
  | 'tooShort'
  | 'tooLong'
  | 'pattern'
  | 'option'
  | 'date'
  | 'number'
  | 'tooSmall'
  | 'tooLarge'
  | 'recused'
  | SignatureError;

export type Values = Record<string, unknown>;

export interface Checked {
  /** Only the form's own fields, trimmed; what is hidden or empty is left out. */
  data: Values;
  errors: Record<string, FieldError>;
}

/** Whether a part is hidden, given what was answered. */
export function isHidden({ hide }: Pick<Part, 'hide'>, values: Values): boolean {
  if (hide === null) return false;
  // feelin names a type of its own for what an expression may read; ours are plain values.
  return evaluate(hide.startsWith('=') ? hide.slice(1) : hide, values as never).value === true;
}

/** The value as its type has it; undefined where nothing was given. */
function valueOf({ type }: Field, given: unknown): unknown {
  if (type === 'checkbox') return given === true || given === 'true' || given === 'on';
  if (type === 'number' && typeof given === 'string' && given.trim() !== '') return Number(given);
  if (typeof given === 'string') {
    const text = given.replace(/\r\n?/g, '\n').trim();
    return text === '' ? undefined : text;
  }
  return given ?? undefined;
}

function textError(field: Field, value: string): FieldError | null {
  const length = [...value].length;
  if (field.minLength !== null && length < field.minLength) return 'tooShort';
  if (field.maxLength !== null && length > field.maxLength) return 'tooLong';
  if (field.pattern !== null && !new RegExp(field.pattern, 'u').test(value)) return 'pattern';
  return null;
}

function errorOf(field: Field, value: unknown): FieldError | null {
  if (value === undefined || (field.type === 'checkbox' && value === false)) return field.required ? 'required' : null;
  if (field.type === 'checkbox') return null;
  if (field.type === 'number') {
    if (typeof value !== 'number' || Number.isNaN(value)) return 'number';
    if (field.min !== null && value < field.min) return 'tooSmall';
    return field.max !== null && value > field.max ? 'tooLarge' : null;
  }
  if (typeof value !== 'string') return field.type === 'date' ? 'date' : 'pattern';
  if (field.type === 'signature') return signatureError(value, field.maxLength);
  if (field.type === 'date') return isLocalDate(value) ? null : 'date';
  if (field.type === 'select' || field.type === 'radio')
    return field.options.some((option) => option.value === value) ? null : 'option';
  return textError(field, value);
}

export function checkSubmission(schema: Schema, given: Values): Checked {
  const fields = fieldsOf(schema);
  const values = Object.fromEntries(fields.map((field) => [field.key, valueOf(field, given[field.key])]));
  const data: Values = {};
  const errors: Checked['errors'] = {};
  for (const field of fields) {
    if (isHidden(field, values)) continue;
    const value = values[field.key];
    const error = errorOf(field, value);
    if (error !== null) errors[field.key] = error;
    if (value !== undefined) data[field.key] = value;
  }
  return { data, errors };
}

type Scalar = string | number | boolean | null;

/** What a field of a form can hold. */
const isScalar = (value: unknown): value is Scalar =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

/** What goes to the process: marked fields that its allow-list knows. */
export function processVariables(schema: Schema, data: Values, allowed: readonly string[]): Values {
  const marked = fieldsOf(schema).filter(({ processVariable, key }) => processVariable && allowed.includes(key));
  return Object.fromEntries(marked.filter(({ key }) => data[key] !== undefined).map(({ key }) => [key, data[key]]));
}

/** The same for a process that begins with them: what was left open is null there. */
export function startVariables(schema: Schema, data: Values, allowed: readonly string[]): Record<string, Scalar> {
  const open = Object.fromEntries(fieldsOf(schema).map(({ key }) => [key, null]));
  const sent = Object.entries(processVariables(schema, { ...open, ...data }, allowed));
  return Object.fromEntries(sent.filter((entry): entry is [string, Scalar] => isScalar(entry[1])));
}
