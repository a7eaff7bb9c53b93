/** A form as one policy has it asked: without the fields that it hides, with answers to those that it requires. */
import { listOf } from '../core/own.js';
import type { Schema } from './form.js';

/** By the keys of fields. */
export interface AskedOtherwise {
  hidden: readonly string[];
  required: readonly string[];
}

const partOf = (value: unknown): Schema => (typeof value === 'object' && value !== null ? { ...value } : {});

/** The same schema where nothing is asked otherwise. Everything that reads it afterwards finds it as if it stood so in the file. */
export function askedUnder(schema: Schema, otherwise: AskedOtherwise): Schema {
  const { hidden, required } = otherwise;
  if (hidden.length + required.length === 0) return schema;
  const inner = listOf(schema['components']).map(partOf);
  const shown = inner.filter(({ key }) => !hidden.includes(String(key)));
  return {
    ...schema,
    ...(inner.length > 0 && { components: shown.map((one) => askedUnder(one, otherwise)) }),
    ...(required.includes(String(schema['key'])) && { validate: { ...partOf(schema['validate']), required: true } }),
  };
}
