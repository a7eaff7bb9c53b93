/** What the ledger keeps of what was told to staff. */
import type { InboxEntryId } from './ids.js';

export interface InboxEntries {
  'inbox.noted': { entryId: InboxEntryId; event: string; group: string };
}
