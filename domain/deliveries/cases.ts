/** Which case an entry speaks of; null: of none. */
import type { ComplaintId } from '../cases/ids.js';
import type { InboxEntry } from '../inbox/model.js';

export const caseOf = (entry: Pick<InboxEntry, 'told'> | null): ComplaintId | null =>
  entry?.told.kind === 'notice' ? entry.told.complaintId : null;
