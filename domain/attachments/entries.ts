/** What the ledger keeps of attachments. */
import type { AttachmentId } from './ids.js';
import type { StoredAttachment } from './store.js';

type Kept = { attachmentId: AttachmentId };

export interface AttachmentEntries {
  'attachment.added': Kept & Pick<StoredAttachment, 'kind' | 'mediaType' | 'size'>;
  'attachment.opened': Kept;
  'attachment.removed': Kept & Pick<StoredAttachment, 'kind'> & { reason: StoredAttachment['removalReason'] };
}
