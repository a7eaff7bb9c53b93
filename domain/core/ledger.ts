/** The ledger's hashing: canonical JSON, each entry sealed with the hash of the one before. */
import { createHash } from 'node:crypto';
import type { Id } from './ids.js';
import type { EntryType, LedgerFacts } from './ledger-facts.js';
import type { Instant } from './time/instant.js';

export const LEDGER_SCHEMA_VERSION = 1;

/** What the first entry follows. */
export const GENESIS = '0'.repeat(64);

export type UnsealedEntry = Omit<LedgerEntry, 'sequence' | 'previousHash' | 'hash'>;

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, content]) => content !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([name, content]) => `${JSON.stringify(name)}:${canonical(content)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/** Gives an entry its place in the chain. */
export function sealEntry(entry: UnsealedEntry, previous: { sequence: number; hash: string }): LedgerEntry {
  const placed = { ...entry, sequence: previous.sequence + 1, previousHash: previous.hash };
  return { ...placed, hash: createHash('sha256').update(canonical(placed)).digest('hex') };
}

/** Why an entry is not what follows `previous`; null where it is. */
export function faultOf(entry: LedgerEntry, previous: { sequence: number; hash: string }): string | null {
  if (entry.sequence !== previous.sequence + 1) return `entry ${previous.sequence + 1} is missing`;
  if (entry.previousHash !== previous.hash) return `entry ${entry.sequence} does not follow entry ${previous.sequence}`;
  const { sequence: _sequence, previousHash: _previousHash, hash, ...rest } = entry;
  return sealEntry(rest, previous).hash === hash ? null : `entry ${entry.sequence} was changed`;
}

export interface LedgerEntry {
  sequence: number;
  type: string;
  complaintId: Id | null;
  /** User id, `complainant`, or `system:<worker>`. */
  actor: string;
  at: Instant;
  /** Ids and stable codes only. */
  facts: Readonly<Record<string, string | number | boolean | null | undefined>>;
  payloadDigest: string | null;
  schemaVersion: number;
  previousHash: string;
  hash: string;
}

/** An entry of a type, with the facts that it was written with. */
export type EntryOf<T extends EntryType> = T extends EntryType
  ? Omit<LedgerEntry, 'type' | 'facts'> & { type: T; facts: LedgerFacts[T] }
  : never;

export const isEntryOf = <T extends EntryType>(entry: LedgerEntry, types: readonly T[]): entry is EntryOf<T> =>
  types.some((type) => type === entry.type);

export interface LedgerReader {
  ofComplaint(complaintId: Id): Promise<LedgerEntry[]>;
  /** Those of a case that are of these types, the first first. */
  ofCase<T extends EntryType>(complaintId: Id, types: readonly T[]): Promise<EntryOf<T>[]>;
  after(sequence: number, limit: number): Promise<LedgerEntry[]>;
  /** Entries of these types, by or about a person where one is given; the latest first. */
  ofTypes(
    query: { types: readonly EntryType[]; person: Id | null },
    page: { from: number; limit: number },
  ): Promise<{ entries: LedgerEntry[]; total: number }>;
  head(): Promise<{ sequence: number; hash: string }>;
}

export interface Ledger extends LedgerReader {
  append(entry: UnsealedEntry): Promise<LedgerEntry>;
}
