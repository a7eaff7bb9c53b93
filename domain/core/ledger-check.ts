/**
 * Reads every chain and the global one, and compares what they say with every row of the tables: some cases at a time,
 * each time of one moment, so that it takes little memory and holds nobody up, however many there are.
 */
import {
  BEGINNING,
  type ChainEnd,
  faultOf,
  faultOfSeal,
  FIRST_CHAIN,
  HOUSE_CHAIN,
  isOfCase,
  type LedgerEntry,
  type Link,
} from './ledger.js';
import type { Keys } from './privacy/keys.js';
import type { Snapshot } from './store.js';
import { Claims, type Silences } from './verify/claims.js';
import { compareCases, compareHouse, lostCases } from './verify/compare.js';
import {
  caseChain,
  endMissing,
  houseChain,
  inChain,
  type LedgerFault,
  sealedEntryChanged,
  sealedEntryLost,
  sealsEnd,
  sealsMissing,
  strayEntries,
} from './verify/faults.js';
import { hearOfCase } from './verify/told-of-cases.js';
import { hearOfHouse } from './verify/told-of-house.js';

export interface LedgerReport {
  entries: number;
  /** Entries that are in their chain, but not yet in the global one. */
  unsealed: number;
  /** Of a broken chain its first broken entry; what it is about is compared no further. */
  faults: LedgerFault[];
  /** By `table.property`, or by table: of how many rows entries of earlier releases say nothing of it. */
  silences: ReadonlyMap<string, number>;
}

/** What is of one moment is read of one. */
export interface Moments {
  snapshot<T>(work: (snapshot: Snapshot) => Promise<T>): Promise<T>;
}

/** Entries, or seals, at a time. */
const BATCH = 500;
/** Cases at a time: each has some dozens of entries. */
const CASES = 50;

interface Reading {
  keys: Keys | null;
  entries: number;
  /** Of each chain that is broken, what is wrong with it. */
  broken: Map<string, LedgerFault>;
  faults: LedgerFault[];
  silences: Silences;
}

const nameOf = (chain: string) => (isOfCase(chain) ? caseChain(chain) : houseChain(chain));

/** Up to its end as it was noted apart from it, so that no entry can be taken off. */
async function readChain(
  r: Snapshot,
  reading: Reading,
  { id, sequence, hash }: ChainEnd,
  hear: (entry: LedgerEntry) => void,
) {
  let previous: Link = BEGINNING;
  for (;;) {
    const batch = await r.ledger.ofChain(id, previous.sequence, BATCH);
    for (const entry of batch) {
      const fault = faultOf(entry, previous);
      if (fault !== null) return fault;
      previous = { sequence: entry.sequence, hash: entry.hash };
      reading.entries += 1;
      hear(entry);
    }
    if (batch.length < BATCH) break;
  }
  if (previous.sequence === sequence && previous.hash === hash) return null;
  return endMissing(previous.sequence + 1, sequence);
}

/** @returns whether it is whole */
async function readWhole(
  r: Snapshot,
  reading: Reading,
  chain: ChainEnd,
  seals: number,
  hear: (entry: LedgerEntry) => void,
) {
  let fault = await readChain(r, reading, chain, hear);
  // What the first seal follows has none.
  const sealed = chain.id === FIRST_CHAIN ? chain.sequence : seals;
  if (fault === null && sealed !== chain.sealed) fault = sealsMissing(chain.sealed, sealed);
  if (fault !== null) reading.broken.set(chain.id, fault);
  return fault === null;
}

/** What belongs to no case, and the one chain of version 1, which other cases' entries are in, too. */
async function readHouse(r: Snapshot, reading: Reading): Promise<Link> {
  const claims = new Claims();
  const unseal = (sealed: unknown): string | undefined => {
    if (reading.keys === null || typeof sealed !== 'string') return undefined;
    try {
      return reading.keys.unwrap(sealed).toString();
    } catch {
      return undefined;
    }
  };
  const hear = (entry: LedgerEntry): void => {
    if (entry.complaintId === null) hearOfHouse(claims, entry, unseal);
  };
  const chains = await r.ledger.chainsOf([FIRST_CHAIN, HOUSE_CHAIN]);
  const seals = await r.ledger.sealsOf([HOUSE_CHAIN]);
  let whole = true;
  for (const id of [FIRST_CHAIN, HOUSE_CHAIN]) {
    const chain = chains.get(id);
    if (chain && !(await readWhole(r, reading, chain, seals.get(id) ?? 0, hear))) whole = false;
  }
  if (whole) await compareHouse(r, claims, reading);
  const first = chains.get(FIRST_CHAIN);
  return first ? { sequence: first.sequence, hash: first.hash } : BEGINNING;
}

/** Some cases: their chains, and their rows. */
async function readCases(r: Snapshot, reading: Reading, ids: readonly string[]): Promise<void> {
  const told = new Map<string, Claims>(ids.map((id) => [id, new Claims()]));
  const hear = (entry: LedgerEntry): void => {
    const claims = told.get(entry.complaintId ?? '');
    if (claims) hearOfCase(claims, entry);
  };
  if (!reading.broken.has(FIRST_CHAIN)) for (const entry of await r.ledger.firstOf(ids)) hear(entry);
  const chains = await r.ledger.chainsOf(ids);
  const seals = await r.ledger.sealsOf(ids);
  for (const id of ids) {
    const chain = chains.get(id);
    if (chain !== undefined) await readWhole(r, reading, chain, seals.get(id) ?? 0, hear);
    if (reading.broken.has(id)) told.delete(id);
  }
  // Of what the broken chain of version 1 says nothing holds but that there were these cases.
  if (reading.broken.has(FIRST_CHAIN)) reading.faults.push(...(await lostCases(r, ids)));
  else await compareCases(r, told, reading);
}

/** What was sealed is still what it was, also where a whole chain was written anew: up to what was the end when it began. */
async function readSeals(moments: Moments, reading: Reading, before: Link): Promise<void> {
  let previous = before;
  const end = await moments.snapshot((r) => r.ledger.head());
  for (;;) {
    const batch = await moments.snapshot((r) => r.ledger.seals(previous.sequence, BATCH));
    for (const { found, ...seal } of batch) {
      if (seal.sequence > end.sequence) break;
      const fault = faultOfSeal(seal, previous);
      if (fault !== null) return void reading.faults.push(fault);
      previous = { sequence: seal.sequence, hash: seal.hash };
      if (found === seal.entryHash || reading.broken.has(seal.chain)) continue;
      const { entrySequence } = seal;
      reading.broken.set(
        seal.chain,
        found === null ? sealedEntryLost(entrySequence) : sealedEntryChanged(entrySequence),
      );
    }
    if (batch.length < BATCH || previous.sequence >= end.sequence) break;
  }
  if (previous.sequence !== end.sequence || previous.hash !== end.hash)
    reading.faults.push(sealsEnd(previous.sequence + 1, end.sequence));
}

/** @param keys null: what is sealed is not opened, and only its presence compared */
export async function checkLedger(moments: Moments, keys: Keys | null): Promise<LedgerReport> {
  const reading: Reading = { keys, entries: 0, broken: new Map(), faults: [], silences: new Map() };
  const before = await moments.snapshot((r) => readHouse(r, reading));
  await readSeals(moments, reading, before);
  for (let after = ''; ;) {
    const ids = await moments.snapshot(async (r) => {
      const next = await r.stored.casesAfter(after, CASES);
      if (next.length > 0) await readCases(r, reading, next);
      return next;
    });
    after = ids.at(-1) ?? '';
    if (after === '') break;
  }
  const [stray, unsealed] = await moments.snapshot(async (r) => [await r.ledger.stray(), await r.ledger.unsealed()]);
  const { entries, broken, faults, silences } = reading;
  if (stray > 0) faults.push(strayEntries(stray));
  return {
    entries,
    unsealed,
    faults: [...[...broken].map(([chain, fault]) => inChain(fault, nameOf(chain))), ...faults],
    silences,
  };
}
