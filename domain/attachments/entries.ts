/** What the ledger keeps of attachments. */
import type { Id } from '../core/ids.js';
import type { StoredAttachment } from './store.js';

type Kept = { attachmentId: Id };

export interface AttachmentEntries {
  'attachment.added': Kept & Pick<StoredAttachment, 'kind' | 'mediaType' | 'size'>;
  'attachment.opened': Kept;
  'attachment.removed': Kept & Pick<StoredAttachment, 'kind'> & { reason: StoredAttachment['removalReason'] };
}
