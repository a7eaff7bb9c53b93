/** Reads forms with files, on the addresses that take files; what is too large is refused before it is read to its end. */
import { Busboy, type BusboyHeaders } from '@fastify/busboy';
import type { Request, RequestHandler } from 'express';
import { ATTACHMENT_LIMITS } from '../../domain/attachments/index.js';
import type { AttachmentFile } from '../../domain/use-cases/attachments.js';
import { HttpError } from '../errors.js';

const MOST_FIELDS = 20;
const LONGEST_FIELD = 64 * 1024;
/** The files, and what the form needs around them. */
const MOST_BYTES = ATTACHMENT_LIMITS.bytesTogether + 1024 * 1024;
const LIMIT = { limit: `${ATTACHMENT_LIMITS.bytesTogether / 1024 / 1024} MB` };

const files = new WeakMap<Request, AttachmentFile[]>();

/** The files of a form; the empty part that browsers send for an unused field is none. */
export const filesOf = (req: Request): AttachmentFile[] => files.get(req) ?? [];

export const isUpload = (req: Request): boolean => req.is('multipart/form-data') === 'multipart/form-data';

const reader = (req: Request) =>
  new Busboy({
    headers: req.headers as BusboyHeaders,
    limits: {
      fields: MOST_FIELDS,
      fieldSize: LONGEST_FIELD,
      // One more than is taken: the use case says that there are too many.
      files: ATTACHMENT_LIMITS.files + 1,
      fileSize: ATTACHMENT_LIMITS.bytesEach + 1,
    },
  });

/** @throws {HttpError} tooLarge, malformed */
export const readFiles: RequestHandler = (req, _res, next) => {
  if (!isUpload(req)) return next();
  if (Number(req.headers['content-length'] ?? 0) > MOST_BYTES) throw new HttpError('tooLarge', LIMIT);
  const found: AttachmentFile[] = [];
  const fields: Record<string, string> = {};
  let read = 0;
  let ended = false;
  const end = (error?: Error): void => {
    if (ended) return;
    ended = true;
    req.unpipe();
    // What is still on its way is not kept.
    req.resume();
    files.set(req, found);
    req.body = fields;
    next(error);
  };
  let form: ReturnType<typeof reader>;
  try {
    form = reader(req);
  } catch {
    return next(new HttpError('malformed'));
  }
  form.on('field', (name, value) => (fields[name] = value));
  form.on('file', (_name, stream, fileName = '') => {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => {
      read += part.length;
      if (read > MOST_BYTES) return end(new HttpError('tooLarge', LIMIT));
      parts.push(part);
    });
    stream.on('end', () => {
      const bytes = Buffer.concat(parts);
      if (fileName !== '' || bytes.length > 0) found.push({ fileName, bytes });
    });
  });
  form.on('finish', () => end());
  form.on('error', () => end(new HttpError('malformed')));
  req.on('aborted', () => end(new HttpError('malformed')));
  req.pipe(form);
};
