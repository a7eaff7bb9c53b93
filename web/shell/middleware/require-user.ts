/** Doors: who may come into a group of pages. */
import type { Request, Response, RequestHandler } from 'express';
import type { Right } from '../../../domain/people/index.js';
import { context } from '../context.js';
import { setCookie, COOKIE } from '../cookies.js';
import type { WebDeps } from '../deps.js';
import { HttpError } from '../errors.js';
import { fieldsOf } from '../kept-fields.js';
import { createSealer } from '../sealed.js';
import { urls } from '../urls.js';
import { receiveFiles, isUpload } from './read-files.js';

const HALF_AN_HOUR = 30 * 60_000;

const receive = (req: Request, res: Response): Promise<void> =>
  new Promise((resolve, reject) => {
    receiveFiles(req, res, (error?: unknown) => (error instanceof Error ? reject(error) : resolve()));
  });

/**
 * Sends people who are not signed in to the sign-in page, and remembers (sealed) where they wanted to go. A form that
 * comes when the session has expired is kept: its token was checked, so it is one that this person was given.
 */
export function requireUser({ useCases, clock, config }: WebDeps<'people'>): RequestHandler {
  const sealer = createSealer(config.csrfSecret, 'wanted', clock);
  return async (req, res, next) => {
    const { user, halfSignedIn, expired } = context(res);
    if (user !== null) return next();
    const path = req.baseUrl + req.path;
    if (halfSignedIn !== null)
      return res.redirect(303, halfSignedIn.stage === 'code' ? urls.signInCode : urls.secondFactor);
    const json = req.accepts(['html', 'json']) === 'json';
    // Files are not kept for a person who is not signed in: they stay on their own device. Words beside them are.
    const hasWords = !isUpload(req) || path === urls.deskRegister;
    const keeps = expired !== null && req.method === 'POST' && !path.endsWith('/draft') && hasWords;
    if (keeps && isUpload(req)) await receive(req, res);
    if (keeps) await useCases.people.keepForm(expired, path, fieldsOf(req.body), 'expired');
    if (json && keeps) return void res.status(401).json({ location: urls.signIn });
    if (json) throw new HttpError('formExpired');
    if (req.method === 'GET') setCookie(res, config, COOKIE.wanted, sealer.seal(path, HALF_AN_HOUR), HALF_AN_HOUR);
    res.redirect(303, urls.signIn);
  };
}

/** Behind `requireUser`: the person who has the right, else the page that says so. */
export function requireRight(right: Right<null>): RequestHandler {
  return (_req, res, next) => {
    const { user } = context(res);
    if (user === null || !right(user, null)) throw new HttpError('forbidden');
    next();
  };
}
