/** What attachments need of the world: somewhere to be kept, and a reader of pictures. */
import type { ComplaintId } from '../cases/ids.js';
import type { Instant } from '../core/time/instant.js';
import type { UserId } from '../people/ids.js';
import type { AttachmentId } from './ids.js';
import type { AttachmentKind } from './model.js';

/** An attachment as it is stored; its bytes are kept apart. */
export interface StoredAttachment {
  id: AttachmentId;
  complaintId: ComplaintId;
  kind: AttachmentKind;
  mediaType: string;
  /** Of the original as it is kept, before it is sealed: bytes. */
  size: number;
  nameSealed: string;
  by: UserId | 'complainant';
  at: Instant;
  hasThumbnail: boolean;
  /** Of the bytes as they are kept, keyed with the complaint's data key: the ledger says the same. */
  digest: string;
  /** null: it is there. What was removed has no bytes any more. */
  removedAt: Instant | null;
  removedBy: UserId | 'complainant' | null;
  /** null: the complainant has taken back what was their own. */
  removalReason: AttachmentRemovalReason | null;
}

/** Why a member of staff removes one. */
export const ATTACHMENT_REMOVAL_REASONS = ['mistaken', 'request', 'privacy', 'unlawful'] as const;

export type AttachmentRemovalReason = (typeof ATTACHMENT_REMOVAL_REASONS)[number];

/** How it ended: what `StoredAttachment` keeps of it. */
export type Removal = Pick<StoredAttachment, 'removedAt' | 'removedBy' | 'removalReason'>;

export type AttachmentPart = 'original' | 'thumbnail';

/** Bytes are sealed with the complaint's data key. */
export interface AttachmentReader {
  byId(id: AttachmentId): Promise<StoredAttachment | null>;
  /** The oldest first. */
  ofComplaint(complaintId: ComplaintId): Promise<StoredAttachment[]>;
  bytes(id: AttachmentId, part: AttachmentPart): Promise<Buffer | null>;
}

export interface Attachments extends AttachmentReader {
  insert(attachment: StoredAttachment, parts: { original: Buffer; thumbnail: Buffer | null }): Promise<void>;
  /** Its bytes are deleted. */
  remove(id: AttachmentId, removal: Removal): Promise<void>;
}
