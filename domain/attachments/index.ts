/** Attachments. */
export { type AttachmentView, keepFiles, type OpenedAttachment, type PreparedFile, prepareFiles } from './attaching.js';
export type { AttachmentId } from './ids.js';
export type { ImageGateway } from './images.js';
export { ATTACHMENT_LIMITS, AttachmentRefusal, FILE_TYPES } from './kinds.js';
export { ATTACHMENT_KINDS, type AttachmentFile, type FileType } from './model.js';
export { ATTACHMENT_REMOVAL_REASONS, type AttachmentPart, type Attachments, type StoredAttachment } from './store.js';
export { type AttachmentsModule, attachmentsModule } from './module.js';
