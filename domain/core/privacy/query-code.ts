/** The complainant's code: eight letters of Crockford's alphabet, which has none that are taken for one another. */
import { randomInt } from 'node:crypto';
import type { Keys } from './keys.js';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export function newQueryCode(): string {
  return Array.from({ length: 8 }, () => ALPHABET[randomInt(32)]).join('');
}

/** As people type it: O is 0, I and L are 1. */
export function normalizeQueryCode(text: string): string {
  return text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
}

/** Codes are stored as hashes, each bound to its complaint. */
export const queryCodeHash = (keys: Keys, complaintId: string, code: string): string =>
  keys.hash('query code', `${complaintId}\n${normalizeQueryCode(code)}`);
