/** Its use cases, as workers and pages receive them. */
import type { Context } from '../core/context.js';
import { attachmentUseCases, type AttachmentUseCases } from './attaching.js';

export type AttachmentsModule = AttachmentUseCases;

export const attachmentsModule = (context: Context): AttachmentsModule => attachmentUseCases(context);
