/**
 * Reads every chain and the global one, and compares what they say with what the tables say: case by case, so that it takes
 * little memory however many there are.
 */
import type { ComplaintId } from '../cases/ids.js';
import { isId } from './ids.js';
import { BEGINNING, type ChainEnd, faultOf, faultOfSeal, FIRST_CHAIN, isOfCase, type Link } from './ledger.js';
import { faultsOfCase } from './ledger-told.js';
import type { Snapshot } from './store.js';

export interface LedgerReport {
  entries: number;
  /** Entries that are in their chain, but not yet in the global one. */
  unsealed: number;
  /** Of a broken chain its first broken entry; the case that it is about is compared no further. */
  faults: string[];
}

const BATCH = 500;

interface Reading {
  entries: number;
  seals: number;
  /** Of each chain that is broken, what is wrong with it. */
  broken: Map<string, string>;
  faults: string[];
  /** The end of version 1: what the first seal follows. */
  before: Link;
}

const wordsOf = (chain: string): string => (isOfCase(chain) ? `complaint ${chain}` : `the chain "${chain}"`);

/** Complaints of which the ledger tells, and nothing else does. */
async function lostFaults(r: Snapshot, ids: readonly string[]): Promise<string[]> {
  const known = new Set<string>((await r.complaints.byIds(ids.filter(isId<ComplaintId>))).map(({ id }) => id));
  return ids.filter((id) => !known.has(id)).map((id) => `complaint ${id} is in the ledger, but not in the database`);
}

/** Up to its end as it was noted apart from it, so that no entry can be taken off. */
async function readChain(r: Snapshot, reading: Reading, { id, sequence, hash }: ChainEnd): Promise<string | null> {
  let previous = BEGINNING;
  for (;;) {
    const batch = await r.ledger.ofChain(id, previous.sequence, BATCH);
    for (const entry of batch) {
      const fault = faultOf(entry, previous);
      if (fault !== null) return fault;
      previous = { sequence: entry.sequence, hash: entry.hash };
      reading.entries += 1;
    }
    if (id === FIRST_CHAIN) {
      const received = batch.filter(({ type }) => type === 'complaint.received');
      reading.faults.push(
        ...(await lostFaults(
          r,
          received.flatMap(({ complaintId }) => complaintId ?? []),
        )),
      );
    }
    if (batch.length < BATCH) break;
  }
  if (previous.sequence === sequence && previous.hash === hash) return null;
  return `entry ${previous.sequence + 1} is missing: the chain goes up to ${sequence}`;
}

async function readChains(r: Snapshot, reading: Reading): Promise<void> {
  for (let page = await r.ledger.chains('', BATCH); page.length > 0;) {
    const ids = page.map(({ id }) => id);
    const seals = await r.ledger.sealsOf(ids);
    for (const chain of page) {
      let fault = await readChain(r, reading, chain);
      const sealed = chain.id === FIRST_CHAIN ? chain.sequence : (seals.get(chain.id) ?? 0);
      if (fault === null && sealed !== chain.sealed)
        fault = `${chain.sealed} entries were sealed, but there are ${sealed} seals`;
      if (fault !== null) reading.broken.set(chain.id, fault);
      if (chain.id === FIRST_CHAIN) reading.before = { sequence: chain.sequence, hash: chain.hash };
    }
    reading.faults.push(...(await lostFaults(r, ids.filter(isOfCase))));
    page = await r.ledger.chains(ids.at(-1) ?? '', BATCH);
  }
}

/** What was sealed is still what it was, also where a whole chain was written anew. */
async function readSeals(r: Snapshot, reading: Reading): Promise<void> {
  let previous = reading.before;
  const end = await r.ledger.head();
  for (;;) {
    const batch = await r.ledger.seals(previous.sequence, BATCH);
    for (const { found, ...seal } of batch) {
      const fault = faultOfSeal(seal, previous);
      if (fault !== null) return void reading.faults.push(fault);
      previous = { sequence: seal.sequence, hash: seal.hash };
      reading.seals += 1;
      if (found === seal.entryHash || reading.broken.has(seal.chain)) continue;
      const was = found === null ? 'is missing' : 'was changed';
      reading.broken.set(seal.chain, `entry ${seal.entrySequence} ${was} after it was sealed`);
    }
    if (batch.length < BATCH) break;
  }
  if (previous.sequence !== end.sequence || previous.hash !== end.hash)
    reading.faults.push(`seal ${previous.sequence + 1} is missing: the global chain goes up to ${end.sequence}`);
}

async function compareCases(r: Snapshot, { broken, faults }: Reading): Promise<void> {
  if (broken.has(FIRST_CHAIN)) return;
  for (let ids = await r.complaints.idsAfter('', BATCH); ids.length > 0;) {
    for (const complaint of await r.complaints.byIds(ids.filter((id) => !broken.has(id))))
      faults.push(...(await faultsOfCase(r, complaint)));
    ids = await r.complaints.idsAfter(ids.at(-1) ?? '', BATCH);
  }
}

/** @param r of one moment: what is written meanwhile would look like a fault */
export async function checkLedger(r: Snapshot): Promise<LedgerReport> {
  const reading: Reading = { entries: 0, seals: 0, broken: new Map(), faults: [], before: BEGINNING };
  await readChains(r, reading);
  await readSeals(r, reading);
  const { entries, seals, broken, faults, before } = reading;
  const all = await r.ledger.count();
  if (broken.size === 0 && all !== entries) faults.push(`${all - entries} entries belong to no chain`);
  await compareCases(r, reading);
  return {
    entries,
    unsealed: Math.max(0, entries - before.sequence - seals),
    faults: [...[...broken].map(([chain, fault]) => `${fault} (${wordsOf(chain)})`), ...faults],
  };
}
