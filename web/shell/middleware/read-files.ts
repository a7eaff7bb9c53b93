/**
 * Reads forms with files. The right comes first, then the body: a route that takes files puts `receiveFiles` behind
 * what decides who may send them. The form's token comes before the first file; without it no file is read.
 */
import { Busboy, type BusboyHeaders } from '@fastify/busboy';
import type { Request, Response, RequestHandler } from 'express';
import { ATTACHMENT_LIMITS, type AttachmentFile } from '../../../domain/attachments/index.js';
import { HttpError } from '../errors.js';
import { bytesInFlight } from './bytes-in-flight.js';
import { isTokenOf } from './form-token.js';

const MEGABYTE = 1024 * 1024;

/** The registration has the questions of every matter on it. */
const MOST_FIELDS = 100;

const LONGEST_FIELD = 64 * 1024;

/** The files, and what the form needs around them. */
const MOST_BYTES = ATTACHMENT_LIMITS.bytesTogether + MEGABYTE;

const LIMIT = { limit: `${ATTACHMENT_LIMITS.bytesTogether / MEGABYTE} MB` };

/** Nothing arrives for so long: the line is dead, or a person keeps it open on purpose. */
const SILENCE_MS = 30_000;

/** Seven full forms at a time in this process, two of them from one address. */
const inFlight = bytesInFlight({ together: 7 * MOST_BYTES, ofOne: 2 * MOST_BYTES });

const files = new WeakMap<Request, AttachmentFile[]>();

/** The files of a form; the empty part that browsers send for an unused field is none. */
export const filesOf = (req: Request): AttachmentFile[] => files.get(req) ?? [];

export const isUpload = (req: Request): boolean => req.is('multipart/form-data') === 'multipart/form-data';

const reader = (req: Request) =>
  new Busboy({
    // Busboy asks for a content type by its type, and throws where there is none.
    headers: req.headers as BusboyHeaders,
    limits: {
      fields: MOST_FIELDS,
      fieldSize: LONGEST_FIELD,
      // One more than is taken: the use case says that there are too many.
      files: ATTACHMENT_LIMITS.files + 1,
      fileSize: ATTACHMENT_LIMITS.bytesEach + 1,
    },
  });

/** Reads to the end, or to the first mistake. */
function read(req: Request, res: Response, form: ReturnType<typeof reader>, done: (error?: Error) => void): void {
  const found: AttachmentFile[] = [];
  const fields: Record<string, string> = {};
  const hold = inFlight(req, res);
  let bytes = 0;
  let ended = false;
  const end = (error?: Error): void => {
    if (ended) return;
    ended = true;
    req.setTimeout(0);
    req.unpipe();
    // What is still on its way is not kept.
    req.resume();
    files.set(req, error === undefined ? found : []);
    req.body = fields;
    done(error);
  };
  const ours = (): boolean => isTokenOf(res, fields['_csrf']);
  req.on('data', (part: Buffer) => {
    if (ended) return;
    bytes += part.length;
    if (bytes > MOST_BYTES) return end(new HttpError('tooLarge', LIMIT));
    try {
      hold(part.length);
    } catch (error) {
      end(error instanceof Error ? error : new Error(String(error)));
    }
  });
  form.on('field', (name, value) => (fields[name] = value));
  form.on('file', (_name, stream, fileName = '') => {
    if (!ours()) end(new HttpError('formExpired'));
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => void (ended || parts.push(part)));
    stream.on('end', () => {
      const whole = Buffer.concat(parts.splice(0));
      if (!ended && (fileName !== '' || whole.length > 0)) found.push({ fileName, bytes: whole });
    });
  });
  form.on('finish', () => end(ours() ? undefined : new HttpError('formExpired')));
  form.on('error', () => end(new HttpError('malformed')));
  req.on('aborted', () => end(new HttpError('malformed')));
  req.setTimeout(SILENCE_MS, () => end(new HttpError('malformed')));
  req.pipe(form);
}

/** @throws {HttpError} tooLarge, malformed, formExpired, busy */
export const receiveFiles: RequestHandler = (req, res, next) => {
  if (!isUpload(req)) return next();
  if (Number(req.headers['content-length'] ?? 0) > MOST_BYTES) throw new HttpError('tooLarge', LIMIT);
  let form: ReturnType<typeof reader>;
  try {
    form = reader(req);
  } catch {
    return next(new HttpError('malformed'));
  }
  read(req, res, form, next);
};
