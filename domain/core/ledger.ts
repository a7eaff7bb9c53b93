/**
 * The ledger's hashing. Every case has a chain of entries of its own, each made fast with the hash of the one before, so
 * that nobody waits for those who write to other cases. One job seals what was written into the global chain.
 */
import { createHash } from 'node:crypto';
import type { ComplaintId } from '../cases/ids.js';
import type { EntryType, LedgerFacts } from './ledger-facts.js';
import type { Instant } from './time/instant.js';
import {
  entryAstray,
  entryChanged,
  entryMissing,
  type LedgerFault,
  sealAstray,
  sealChanged,
  sealMissing,
} from './verify/faults.js';

/** Version 1 had one chain for all; from version 3 on an entry says all that `ledger:verify` compares with its rows; from
 * version 4 on it compares more. */
export const LEDGER_SCHEMA_VERSION = 4;

/** What the first entry of a chain follows. */
export const GENESIS = '0'.repeat(64);

/** The chain of what belongs to no case. */
export const HOUSE_CHAIN = 'house';
/** The one chain of version 1: it ended when those of the cases began, and the global chain follows its last entry. */
export const FIRST_CHAIN = 'first';

export const chainOf = ({ complaintId }: NewEntry): string => complaintId ?? HOUSE_CHAIN;

/** Whether it is the chain of a case. */
export const isOfCase = (chain: string): boolean => chain !== HOUSE_CHAIN && chain !== FIRST_CHAIN;

/** An entry that has no place in a chain yet. */
export type NewEntry = Omit<LedgerEntry, 'chain' | 'sequence' | 'previousHash' | 'hash'>;

/** The end of a chain, as what comes next follows it. */
export interface Link {
  sequence: number;
  hash: string;
}
export const BEGINNING: Link = { sequence: 0, hash: GENESIS };

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

const hashOf = (value: object): string => createHash('sha256').update(canonical(value)).digest('hex');

/** Gives an entry its place in its chain. */
export function linkEntry(entry: NewEntry, previous: Link): LedgerEntry {
  const placed = {
    ...entry,
    chain: chainOf(entry),
    sequence: previous.sequence + 1,
    previousHash: previous.hash,
  };
  return { ...placed, hash: hashOf(placed) };
}

/** Of version 1 the chain is not part of what was hashed. */
function hashIn({ hash: _hash, chain, ...rest }: LedgerEntry): string {
  return hashOf(rest.schemaVersion === 1 ? rest : { ...rest, chain });
}

/** Why an entry is not what follows `previous`; null where it is. */
export function faultOf(entry: LedgerEntry, previous: Link): LedgerFault | null {
  if (entry.sequence !== previous.sequence + 1) return entryMissing(previous.sequence + 1);
  if (entry.previousHash !== previous.hash) return entryAstray(entry.sequence, previous.sequence);
  return hashIn(entry) === entry.hash ? null : entryChanged(entry.sequence);
}

export interface LedgerEntry {
  chain: string;
  /** Within its chain. */
  sequence: number;
  type: string;
  /** As it was written: the check of a chain reads it, whatever it is. */
  complaintId: string | null;
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

/** A link of the global chain: which entry it seals. */
export interface Seal {
  sequence: number;
  chain: string;
  entrySequence: number;
  entryHash: string;
  previousHash: string;
  hash: string;
}

export function sealOf({ chain, sequence: entrySequence, hash: entryHash }: LedgerEntry, previous: Link): Seal {
  const seal = { sequence: previous.sequence + 1, chain, entrySequence, entryHash, previousHash: previous.hash };
  return { ...seal, hash: hashOf(seal) };
}

/** Why a seal is not what follows `previous` in the global chain; null where it is. */
export function faultOfSeal({ hash, ...seal }: Seal, previous: Link): LedgerFault | null {
  if (seal.sequence !== previous.sequence + 1) return sealMissing(previous.sequence + 1);
  if (seal.previousHash !== previous.hash) return sealAstray(seal.sequence, previous.sequence);
  return hashOf(seal) === hash ? null : sealChanged(seal.sequence);
}

/** The end of a chain, and up to where it is sealed. */
export interface ChainEnd extends Link {
  id: string;
  sealed: number;
}

export interface LedgerReader {
  ofComplaint(complaintId: ComplaintId): Promise<LedgerEntry[]>;
  /** Those of a case that are of these types, the first first. */
  ofCase<T extends EntryType>(complaintId: ComplaintId, types: readonly T[]): Promise<EntryOf<T>[]>;
  ofChain(chain: string, after: number, limit: number): Promise<LedgerEntry[]>;
  /** Entries of these types, by or about a person where one is given; the latest first. */
  ofTypes(
    query: { types: readonly EntryType[]; person: string | null },
    page: { from: number; limit: number },
  ): Promise<{ entries: LedgerEntry[]; total: number }>;
  /** In the order of their ids. */
  chains(after: string, limit: number): Promise<ChainEnd[]>;
  chainsOf(ids: readonly string[]): Promise<Map<string, ChainEnd>>;
  /** Of these cases what is in the chain of version 1, the first first. */
  firstOf(ids: readonly string[]): Promise<LedgerEntry[]>;
  /** How many entries belong to no chain. */
  stray(): Promise<number>;
  /** How many entries wait for their seal. */
  unsealed(): Promise<number>;
  /** Whether an entry waits for its seal. */
  hasUnsealed(): Promise<boolean>;
  /** Each with the hash of the entry that it seals, as it is now; null where that is gone. */
  seals(after: number, limit: number): Promise<(Seal & { found: string | null })[]>;
  /** How many seals each of these chains has. */
  sealsOf(chains: readonly string[]): Promise<Map<string, number>>;
  /** The end of the global chain as it was when that was its last seal; null where there is none. */
  sealAt(sequence: number): Promise<Link | null>;
  /** Of the global chain. */
  head(): Promise<Link>;
}

export interface Ledger extends LedgerReader {
  /** Holds the chain until the transaction ends. */
  append(entry: NewEntry): Promise<LedgerEntry>;
  /** Seals what is not sealed yet, at most so many entries. @returns how many */
  seal(limit: number): Promise<number>;
}
