/**
 * Reads forms, and lets only those through that this site handed out.
 * The token is an HMAC over a nonce in a cookie and the session: another site can neither read nor compute it.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import express, { type RequestHandler } from 'express';
import { COOKIE, cookies, setCookie } from '../cookies.js';
import { context } from '../context.js';
import type { WebDeps } from '../deps.js';
import { HttpError } from '../errors.js';
import { isUpload, readFiles } from './read-files.js';

/** Enough for every form of the house: the longest texts are 5,000 characters, nine bytes each when sent. */
const BODY_LIMIT = 256 * 1024;
const SAFE = ['GET', 'HEAD', 'OPTIONS'];
/** Addresses that take files. */
const UPLOADS = [/^\/track\/attachments$/, /^\/desk\/cases\/[^/]+\/attachments$/];
const FORM_TYPES = ['application/x-www-form-urlencoded', 'application/json'];

/** Forms and JSON up to 256 kB; any other body with content is refused before it is looked at. */
export function readForms(): RequestHandler[] {
  const refuseOthers: RequestHandler = (req, _res, next) => {
    const empty = req.headers['content-length'] === '0' || req.headers['content-type'] === undefined;
    const upload = isUpload(req) && UPLOADS.some((path) => path.test(req.path));
    if (!SAFE.includes(req.method) && !empty && !upload && !req.is(FORM_TYPES)) {
      throw new HttpError(Number(req.headers['content-length']) > BODY_LIMIT ? 'tooLarge' : 'malformed', {
        limit: '256 kB',
      });
    }
    next();
  };
  return [
    refuseOthers,
    readFiles,
    express.urlencoded({ extended: false, limit: BODY_LIMIT, parameterLimit: 300 }),
    express.json({ limit: BODY_LIMIT }),
  ];
}

function tokenOf(secret: string, nonce: string, session: string | null): string {
  return createHmac('sha256', secret)
    .update(`form\n${nonce}\n${session ?? ''}`)
    .digest('base64url');
}

function same(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Gives the page its token, also the page of an error that comes before the form is read. */
export function issueFormToken({ config }: WebDeps): RequestHandler {
  return (req, res, next) => {
    const known = context(res);
    const nonce = cookies(req)[COOKIE.formNonce] ?? randomBytes(18).toString('base64url');
    if (cookies(req)[COOKIE.formNonce] === undefined) setCookie(res, config, COOKIE.formNonce, nonce);
    known.csrfToken = tokenOf(config.csrfSecret, nonce, known.sessionToken);
    next();
  };
}

/** @throws {HttpError} formExpired, for anything but a form of ours (field `_csrf`, or header `x-csrf-token`) */
export const checkFormToken: RequestHandler = (req, res, next) => {
  if (SAFE.includes(req.method)) return next();
  const given: unknown = ((req.body ?? {}) as Record<string, unknown>)['_csrf'] ?? req.headers['x-csrf-token'];
  if (typeof given !== 'string' || !same(given, context(res).csrfToken)) throw new HttpError('formExpired');
  next();
};
