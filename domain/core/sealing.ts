/** The global chain follows those of the cases, a moment later: one process at a time seals what was written since. */
import type { Store } from './store.js';

/** Entries of one transaction. A person who writes to one of their cases waits that long. */
const BATCH = 300;

/** What a process that died had not sealed, the next one does: a batch is sealed as a whole or not at all. */
export async function sealLedger(store: Store): Promise<void> {
  if (!(await store.read.ledger.hasUnsealed())) return;
  while ((await store.transaction((r) => r.ledger.seal(BATCH), 'sealing')) === BATCH);
}
