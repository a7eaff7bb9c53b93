/** Walks the whole chain, and compares what the database says now with what the chain says last. */
import { faultOf, GENESIS } from './ledger.js';
import type { Repositories } from './repositories.js';

export interface Verification {
  entries: number;
  /** The first thing that is wrong, in one sentence; null where nothing is. */
  fault: string | null;
}

const BATCH = 500;

export async function verifyLedger(read: Pick<Repositories, 'ledger' | 'complaints'>): Promise<Verification> {
  let previous = { sequence: 0, hash: GENESIS };
  const states = new Map<string, { state: unknown; version: unknown; sequence: number }>();
  for (;;) {
    const entries = await read.ledger.after(previous.sequence, BATCH);
    if (entries.length === 0) break;
    for (const entry of entries) {
      const fault = faultOf(entry, previous);
      if (fault !== null) return { entries: previous.sequence, fault };
      previous = entry;
      const { state, version } = entry.facts;
      if (entry.complaintId !== null && state !== undefined)
        states.set(entry.complaintId, { state, version: version ?? 1, sequence: entry.sequence });
    }
  }
  const head = await read.ledger.head();
  if (head.sequence !== previous.sequence || head.hash !== previous.hash) {
    return {
      entries: previous.sequence,
      fault: `the chain ends at entry ${previous.sequence}, but ${head.sequence} entries were written`,
    };
  }
  for (const complaint of await read.complaints.all()) {
    const last = states.get(complaint.id);
    if (last?.state !== complaint.state || last.version !== complaint.version) {
      return {
        entries: previous.sequence,
        fault: `complaint ${complaint.number} is not in the state that entry ${last?.sequence ?? 0} left it in`,
      };
    }
  }
  return { entries: previous.sequence, fault: null };
}
