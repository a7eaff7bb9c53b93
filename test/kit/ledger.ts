/** What the ledger says, of all cases. */
import type { Database } from '../../db/database.js';
import { checkLedger, type Moments } from '../../domain/core/ledger-check.js';
import type { LedgerEntry } from '../../domain/core/ledger.js';
import { createKeys } from '../../domain/core/privacy/keys.js';

/** In the order in which it happened; what happened in one instant is in order within a chain. */
export async function wholeLedger({ read }: Pick<Database, 'read'>): Promise<LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for (const { id, sequence } of await read.ledger.chains('', 10_000))
    entries.push(...(await read.ledger.ofChain(id, 0, sequence)));
  return entries.sort((one, other) => one.at.localeCompare(other.at));
}

/** What `ledger:verify` finds where the key of the house is at hand: also what was sealed is opened, and compared. */
export const ledgerFaults = async (database: Moments, master: Buffer): Promise<string[]> =>
  (await checkLedger(database, createKeys(master))).faults.map(({ en }) => en);
