/** UUIDv7: ordered by the instant they were made at, and within a millisecond by the order they were made in. */
import { randomBytes } from 'node:crypto';
import type { Instant } from './time/instant.js';

let last = { at: 0, count: 0 };

export function newId(at: Date): Id {
  const bytes = randomBytes(16);
  const time = at.getTime();
  last = time === last.at ? { at: time, count: last.count + 1 } : { at: time, count: 0 };
  bytes.writeUIntBE(time, 0, 6);
  // Twelve bits count what is made in one millisecond; the other 62 are random.
  bytes.writeUInt16BE(0x7000 | (last.count & 0x0fff), 6);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The instant that an id was made at. */
export const madeAt = (id: Id): Instant =>
  new Date(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toISOString();

/** UUIDv7. */
export type Id = string;

/** A Zeebe key, as REST and zeebe-node hand it over. */
export type EngineKey = string;
