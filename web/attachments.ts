/** Attachments on pages, and as answers of their own. */
import type { Response } from 'express';
import { ATTACHMENT_LIMITS } from '../domain/attachments/index.js';
import type { AttachmentView, OpenedAttachment } from '../domain/use-cases/attachments.js';
import { DomainError } from '../domain/use-cases/use-cases.js';
import type { RequestContext } from './context.js';
import { withQuery } from './urls.js';

/** What file choosers offer. HEIC is left out: phones then send JPEG. */
export const ACCEPT = '.jpg,.jpeg,.png,.webp,.mp3,.m4a,.aac,.wav,.ogg,.amr,.mp4,.pdf,.docx,.xlsx';

export interface AttachmentModel {
  href: string;
  name: string;
  about: string;
  /** null: not a picture. */
  thumbnail: string | null;
}
export interface UploadModel {
  action: string;
  accept: string;
  hint: string;
  error: string;
}

const MEGABYTE = 1024 * 1024;
const sizeInWords = (bytes: number): string =>
  bytes < MEGABYTE ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / MEGABYTE).toFixed(1)} MB`;

export const attachmentModels = (
  { t, format }: RequestContext,
  views: readonly AttachmentView[],
  hrefOf: (id: string) => string,
): AttachmentModel[] =>
  views.map(({ id, name, kind, size, at, hasThumbnail }) => ({
    href: hrefOf(id),
    name,
    about: t('common.attachments.about', {
      kind: t(`common.attachments.kinds.${kind}`),
      size: sizeInWords(size),
      when: format.dateTime(at),
    }),
    thumbnail: hasThumbnail ? withQuery(hrefOf(id), 'thumbnail=1') : null,
  }));

export const uploadModel = ({ t }: RequestContext, action: string, error: string): UploadModel => ({
  action,
  accept: ACCEPT,
  hint: t('common.attachments.hint', {
    files: ATTACHMENT_LIMITS.files,
    each: ATTACHMENT_LIMITS.bytesEach / MEGABYTE,
    together: ATTACHMENT_LIMITS.bytesTogether / MEGABYTE,
  }),
  error,
});

/** The words of a refusal; null where the error is none. */
export function refusalInWords({ t }: RequestContext, error: unknown, names: readonly string[]): string | null {
  if (!(error instanceof DomainError) || error.code !== 'invalid') return null;
  const { attachments: code } = error.details['fields'] as { attachments?: string };
  const file = error.details['file'];
  const name = typeof file === 'number' ? (names[file] ?? '') : '';
  const words = t(`common.attachments.errors.${code ?? 'unknownType'}`);
  return name === '' ? words : t('common.attachments.ofFile', { name, words });
}

/** A file of somebody else's making is shown by nobody's browser as a page of ours. */
export function sendAttachment(res: Response, { name, mediaType, bytes }: OpenedAttachment, thumbnail: boolean): void {
  const safe = encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
  res.setHeader('Content-Type', mediaType);
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  res.setHeader('Content-Disposition', thumbnail ? 'inline' : `attachment; filename*=UTF-8''${safe}`);
  res.setHeader('Cache-Control', 'private, no-store');
  res.send(bytes);
}
