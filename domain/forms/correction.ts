/** Correcting what was submitted: the process has gone on with its variables, and a signature holds for what was signed. */
import { type Field, type Schema, fieldsOf } from './form.js';
import { type Values, type Checked, checkSubmission } from './submission.js';

const isCorrectable = ({ processVariable, type }: Field): boolean => !processVariable && type !== 'signature';

export const correctableKeys = (schema: Schema): string[] =>
  fieldsOf(schema)
    .filter(isCorrectable)
    .map(({ key }) => key);

/**
 * The new answers: those that may be corrected as given, the others as they were. Signatures stay with the version that
 * was signed. Mistakes are told of what may be corrected only: a form of another day may have had other rules.
 */
export function checkCorrection(schema: Schema, before: Values, given: Values): Checked {
  const keys = correctableKeys(schema);
  const signatures = fieldsOf(schema)
    .filter(({ type }) => type === 'signature')
    .map(({ key }) => key);
  const kept = Object.fromEntries(
    Object.entries(before).filter(([key]) => !keys.includes(key) && !signatures.includes(key)),
  );
  const corrected = Object.fromEntries(keys.map((key) => [key, given[key]]));
  const { data, errors } = checkSubmission(schema, { ...before, ...corrected });
  return {
    data: { ...Object.fromEntries(Object.entries(data).filter(([key]) => keys.includes(key))), ...kept },
    errors: Object.fromEntries(Object.entries(errors).filter(([key]) => keys.includes(key))),
  };
}

/** Keys whose answers are not the same, in the order of the form as it was. */
export function changedKeys(before: Values, after: Values): string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}
