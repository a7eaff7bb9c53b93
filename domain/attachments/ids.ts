/** Ids of attachments. */
import type { Branded } from '../core/brand.js';

export type AttachmentId = Branded<'AttachmentId'>;
