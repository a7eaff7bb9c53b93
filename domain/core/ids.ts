/** UUIDv7: ordered by the instant they were made at, and within a millisecond by the order they were made in. */
import { randomBytes } from 'node:crypto';
import type { Branded } from './brand.js';
import { type Instant, instantOf } from './time/instant.js';

/** The id of anything; each noun says in its `ids.ts` what its own are called. */
export type Id = Branded<`${string}Id`>;

/** How far a walk over all has come: after this one, at the beginning after none. */
export type After<T extends Id> = T | '';

/** Of a command that waits to be sent. */
export type OutboxId = Branded<'OutboxId'>;

/** Of a process that sends them: one that starts anew is another one. */
export type DispatcherId = Branded<'DispatcherId'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Whether a text from outside is as ids are. Nothing in it tells whose it is: that is said, as `T`, by the place that it
 * was read at, a column, a part of an address, a variable.
 */
export const isId = <T extends Id>(text: unknown): text is T => typeof text === 'string' && UUID.test(text);

let last = { at: 0, count: 0 };

export function newId<T extends Id>(at: Date): T {
  const bytes = randomBytes(16);
  const time = at.getTime();
  last = time === last.at ? { at: time, count: last.count + 1 } : { at: time, count: 0 };
  bytes.writeUIntBE(time, 0, 6);
  // Twelve bits count what is made in one millisecond; the other 62 are random.
  bytes.writeUInt16BE(0x7000 | (last.count & 0x0fff), 6);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  const made = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  if (!isId<T>(made)) throw new Error(`${made} is no id.`);
  return made;
}

/** The instant that an id was made at. */
export const madeAt = (id: Id): Instant => instantOf(new Date(Number.parseInt(id.replace('-', '').slice(0, 12), 16)));

/** A Zeebe key, as REST and zeebe-node hand it over. */
export type EngineKey = string;
