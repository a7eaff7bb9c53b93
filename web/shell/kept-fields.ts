/** Which fields of a form may be kept for the person who sent it. */
import { bodyOf } from './body.js';

/** Passwords, and where hooks are called, are typed again; the form's token would be of no use. Drafts have been kept as they were written. */
const NOT_KEPT = /^(_csrf|.*password.*|current|repeat|code|hookAddress|hookSecret)$/i;

/** What was sent, as a form would send it. */
export function fieldsOf(body: unknown): [name: string, value: string][] {
  const sent = bodyOf({ body });
  const values = typeof sent['data'] === 'object' && sent['data'] !== null ? sent['data'] : sent;
  return Object.entries(values)
    .filter(([name]) => !NOT_KEPT.test(name))
    .flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, String(one)]));
}

export const holdsSecrets = (body: object): boolean =>
  Object.keys(body).some((name) => name !== '_csrf' && NOT_KEPT.test(name));

/** Codes, days and ids are chosen and not written. */
export const isWritten = ([, value]: [name: string, value: string]): boolean => /[^\w:.-]/.test(value);
