/** What the ledger says, of all cases. */
import type { Database } from '../../db/database.js';
import type { LedgerEntry } from '../../domain/core/ledger.js';

/** In the order in which it happened; what happened in one instant is in order within a chain. */
export async function wholeLedger({ read }: Pick<Database, 'read'>): Promise<LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for (const { id, sequence } of await read.ledger.chains('', 10_000))
    entries.push(...(await read.ledger.ofChain(id, 0, sequence)));
  return entries.sort((one, other) => one.at.localeCompare(other.at));
}
