/** Variables as clients send them: JSON text of one object. The texts of refusals are Zeebe's. */
import { TENANT, type Variables } from '../records.js';
import { isObject, type JsonValue, parseJson } from '../values.js';

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

/** Deeper documents could not be written again: what writes JSON calls itself once per level. */
const DEEPEST_NESTING = 500;

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

/** @throws {BadRequest} */
export function checkVariables(value: JsonValue): Variables {
  if (isObject(value)) {
    if (Object.hasOwn(value, '__proto__'))
      throw new BadRequest(`Property 'variables' is invalid: Expected no variable to be named '__proto__'`);
    if (!isDeeper(value, DEEPEST_NESTING)) return value;
    throw new BadRequest(
      `Property 'variables' is invalid: Expected document to be nested at most ${DEEPEST_NESTING} levels deep, but it is deeper`,
    );
  }
  throw new BadRequest(
    `Property 'variables' is invalid: Expected document to be a root level object, but was '${kindOf(value)}'`,
  );
}

function read(text: string): JsonValue {
  try {
    return parseJson(text);
  } catch {
    throw new BadRequest(`Invalid JSON value: ${text}`);
  }
}

/** @throws {BadRequest} */
export function parseVariables(text: string): Variables {
  if (text.trim() === '') return {};
  return checkVariables(read(text));
}

/** There is one tenant. @param request what the refusal calls it @throws {BadRequest} */
export function checkTenant(request: string, tenantIds: readonly unknown[]): void {
  const other = tenantIds.find((id) => id !== undefined && id !== null && id !== '' && id !== TENANT);
  if (other === undefined) return;
  throw new BadRequest(
    `Expected to handle ${request} with tenant identifier '${String(other)}', but multi-tenancy is disabled`,
  );
}
