/** Attachments on pages, and as answers of their own. */
import type { Response } from 'express';
import { type AttachmentView, ATTACHMENT_LIMITS, type OpenedAttachment } from '../../domain/attachments/index.js';
import { DomainError } from '../../domain/core/index.js';
import type { RequestContext } from '../shell/context.js';
import type { AttachmentModel, UploadModel } from '../shell/facts-in-words.js';
import { withQuery } from '../shell/urls.js';

/** What file choosers offer. HEIC is left out: phones then send JPEG. */
const ACCEPT = '.jpg,.jpeg,.png,.webp,.mp3,.m4a,.aac,.wav,.ogg,.amr,.mp4,.pdf,.docx,.xlsx';

/** Addresses of one attachment. */
export interface AttachmentHrefs {
  open: (id: string) => string;
  /** null: this page removes none. */
  remove: ((id: string) => string) | null;
}

const MEGABYTE = 1024 * 1024;

const sizeInWords = (bytes: number): string =>
  bytes < MEGABYTE ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / MEGABYTE).toFixed(1)} MB`;

function removedInWords(
  { t, format }: RequestContext,
  { removedAt, removedBy, removalReason }: AttachmentView,
): string {
  if (removedAt === null) return '';
  const when = format.dateTime(removedAt);
  if (removalReason === null || removedBy === 'complainant')
    return t('common.attachments.removedByComplainant', { when });
  return t('common.attachments.removedByHouse', { when, reason: t(`common.attachments.reasons.${removalReason}`) });
}

/** Those that were removed stand at the end. */
export const attachmentModels = (
  known: RequestContext,
  views: readonly AttachmentView[],
  hrefs: AttachmentHrefs,
): AttachmentModel[] =>
  [...views.filter(({ removedAt }) => removedAt === null), ...views.filter(({ removedAt }) => removedAt !== null)].map(
    (view) => attachmentModel(known, view, hrefs),
  );

function attachmentModel(
  known: RequestContext,
  view: AttachmentView,
  { open, remove }: AttachmentHrefs,
): AttachmentModel {
  const { id, name, kind, size, at, hasThumbnail, mayRemove } = view;
  const { t, format } = known;
  return {
    href: open(id),
    name,
    removeHref: mayRemove && remove !== null ? remove(id) : null,
    removed: removedInWords(known, view),
    about: t('common.attachments.about', {
      kind: t(`common.attachments.kinds.${kind}`),
      size: sizeInWords(size),
      when: format.dateTime(at),
    }),
    thumbnail: hasThumbnail ? withQuery(open(id), 'thumbnail=1') : null,
  };
}

/** @param side whose files they are: each has a quota of its own */
export const uploadModel = (
  { t }: RequestContext,
  action: string,
  error: string,
  side: 'complainant' | 'house',
): UploadModel => ({
  action,
  accept: ACCEPT,
  hint: t(side === 'house' ? 'common.attachments.hintOfHouse' : 'common.attachments.hint', {
    files: ATTACHMENT_LIMITS.files,
    each: ATTACHMENT_LIMITS.bytesEach / MEGABYTE,
    together: ATTACHMENT_LIMITS.bytesTogether / MEGABYTE,
  }),
  error,
});

/** The sentence for the next page: that what was there before was not kept twice, too. */
export const addedInWords = (sent: readonly unknown[], added: readonly unknown[]): string =>
  added.length < sent.length ? 'common.attachments.addedOnce' : 'common.attachments.added';

/** The words of a refusal; null where the error is none. */
export function refusalInWords({ t }: RequestContext, error: unknown, names: readonly string[]): string | null {
  if (!(error instanceof DomainError) || error.code !== 'invalid') return null;
  const { attachments: code } = error.fields;
  const file = error.details['file'];
  const name = typeof file === 'number' ? (names[file] ?? '') : '';
  const words = t(`common.attachments.errors.${code ?? 'unknownType'}`);
  return name === '' ? words : t('common.attachments.ofFile', { name, words });
}

/** A file of another person's making is shown by nobody's browser as a page of ours. */
export function sendAttachment(res: Response, { name, mediaType, bytes }: OpenedAttachment, thumbnail: boolean): void {
  const safe = encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
  res.setHeader('Content-Type', mediaType);
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  res.setHeader('Content-Disposition', thumbnail ? 'inline' : `attachment; filename*=UTF-8''${safe}`);
  res.setHeader('Cache-Control', 'private, no-store');
  res.send(bytes);
}
