/**
 * Reads forms, and lets only those through that this site handed out.
 * The token is an HMAC over a nonce in a cookie and the session: another site can neither read nor compute it.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import express from 'express';
import { bodyOf } from '../body.js';
import { context } from '../context.js';
import { cookies, COOKIE, setCookie } from '../cookies.js';
import type { WebDeps } from '../deps.js';
import { HttpError } from '../errors.js';
import { urls } from '../urls.js';
import { bytesInFlight } from './bytes-in-flight.js';
import { isTokenOf } from './form-token.js';
import { isUpload } from './read-files.js';

/** Enough for every form of the house: the longest texts are 5,000 characters, nine bytes each when sent. */
const BODY_LIMIT = 256 * 1024;

/**
 * A call for help is read whatever else this process holds. A person who tells it all in one field, ten thousand characters
 * long, is answered by that field, with their words: a page that refuses the form as a whole would lose them.
 */
const DANGER_LIMIT = 128 * 1024;

/** Forms are read before their token is known: so many at a time, and of one caller. */
const inFlight = bytesInFlight({ together: 1024 * BODY_LIMIT, ofOne: 64 * BODY_LIMIT });

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/** Addresses that take files: their routes read them, once it is clear who sends them. */
const UPLOADS = [
  /^\/track\/attachments$/,
  /^\/desk\/cases\/[^/]+\/attachments$/,
  /^\/desk\/register$/,
  /^\/admin\/organisation\/csv\/[^/]+$/,
  /^\/admin\/users\/csv$/,
];

const takesFiles = (req: Request): boolean => isUpload(req) && UPLOADS.some((path) => path.test(req.path));

const FORM_TYPES: [string, string] = ['application/x-www-form-urlencoded', 'application/json'];

/** Forms and JSON up to 256 kB; any other body with content is refused before it is looked at. */
export function readForms(): RequestHandler[] {
  const refuseOthers: RequestHandler = (req, _res, next) => {
    const empty = req.headers['content-length'] === '0' || req.headers['content-type'] === undefined;
    if (!SAFE.includes(req.method) && !empty && !takesFiles(req) && !req.is(FORM_TYPES)) {
      throw new HttpError(Number(req.headers['content-length']) > BODY_LIMIT ? 'tooLarge' : 'malformed', {
        limit: '256 kB',
      });
    }
    next();
  };
  const isDanger = (path: string): boolean => path === urls.complaintDanger;
  const hold: RequestHandler = (req, res, next) => {
    const declared = Number(req.headers['content-length'] ?? BODY_LIMIT);
    const callForHelp = isDanger(req.path) && req.is(FORM_TYPES[0]);
    if (req.is(FORM_TYPES) && !callForHelp) inFlight(req, res)(Math.min(declared, BODY_LIMIT));
    next();
  };
  const form = (limit: number): RequestHandler => express.urlencoded({ extended: false, limit, parameterLimit: 300 });
  const [forms, danger] = [form(BODY_LIMIT), form(DANGER_LIMIT)];
  return [
    refuseOthers,
    hold,
    (req, res, next) => (isDanger(req.path) ? danger : forms)(req, res, next),
    express.json({ limit: BODY_LIMIT }),
  ];
}

function tokenOf(secret: string, nonce: string, session: string | null): string {
  return createHmac('sha256', secret)
    .update(`form\n${nonce}\n${session ?? ''}`)
    .digest('base64url');
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

/** A person in danger is heard with whatever page is open: it does nothing that anybody could not do without us. */
const isRescue = (req: Request): boolean => req.path === urls.complaintDanger && bodyOf(req)['choice'] === 'rescue';

/** Nobody is signed in any more: there is nothing that another site could do. */
const isOver = (req: Request, res: Response): boolean =>
  req.path === urls.signOut && context(res).sessionToken === null;

/**
 * A form with files is checked by `receiveFiles`, as it is read.
 * @throws {HttpError} formExpired, for anything but a form of ours (field `_csrf`, or header `x-csrf-token`)
 */
export const checkFormToken: RequestHandler = (req, res, next) => {
  if (SAFE.includes(req.method) || takesFiles(req) || isRescue(req) || isOver(req, res)) return next();
  const given = bodyOf(req)['_csrf'] ?? req.headers['x-csrf-token'];
  if (!isTokenOf(res, given)) throw new HttpError('formExpired');
  next();
};
