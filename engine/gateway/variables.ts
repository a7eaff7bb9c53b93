/** Variables as clients send them: JSON text of one object. The texts of refusals are Zeebe's. */

import type { Variables } from '../records.js';

const kindOf = (value: unknown): string =>
  value === null
    ? 'NIL'
    : Array.isArray(value)
      ? 'ARRAY'
      : typeof value === 'number'
        ? 'INTEGER'
        : (typeof value).toUpperCase();

/** A value that is refused before it is a command: its message is the text alone. */
export class BadRequest extends Error {
  override name = 'BadRequest';
}

/** @throws {BadRequest} */
export function checkVariables(value: unknown): Variables {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Variables;
  throw new BadRequest(
    `Property 'variables' is invalid: Expected document to be a root level object, but was '${kindOf(value)}'`,
  );
}

/** @throws {BadRequest} */
export function parseVariables(text: string): Variables {
  if (text.trim() === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BadRequest(`Invalid JSON value: ${text}`);
  }
  return checkVariables(value);
}
