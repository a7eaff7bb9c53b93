/** Staff are told: an entry of the inbox, and what takes it out of the house as soon as it is to be seen. */
import type { Context } from '../core/context.js';
import type { Tx } from '../core/store.js';
import type { InboxEntry } from '../inbox/model.js';

export async function tellStaff(context: Context, r: Tx, entry: InboxEntry): Promise<void> {
  await r.inbox.insert(entry);
  await context.send(r, 'tell-staff', { entryId: entry.id }, entry.visibleAt);
}
