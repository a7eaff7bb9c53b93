/** Doors: who may come into a group of pages. */
import type { RequestHandler } from 'express';
import type { Right } from '../../domain/authorisation/index.js';
import { COOKIE, setCookie } from '../cookies.js';
import { context } from '../context.js';
import type { WebDeps } from '../deps.js';
import { HttpError } from '../errors.js';
import { createSealer } from '../sealed.js';
import { urls } from '../urls.js';

const HALF_AN_HOUR = 30 * 60_000;

/** Sends people who are not signed in to the sign-in page, and remembers (sealed) where they wanted to go. */
export function requireUser({ clock, config }: WebDeps): RequestHandler {
  const sealer = createSealer(config.csrfSecret, 'wanted', clock);
  return (req, res, next) => {
    if (context(res).user !== null) return next();
    if (req.accepts(['html', 'json']) === 'json') throw new HttpError('formExpired');
    if (req.method === 'GET') {
      setCookie(res, config, COOKIE.wanted, sealer.seal(req.baseUrl + req.path, HALF_AN_HOUR), HALF_AN_HOUR);
    }
    res.redirect(303, urls.signIn);
  };
}

/** Behind `requireUser`: whoever has the right, else the page that says so. */
export function requireRight(right: Right<null>): RequestHandler {
  return (_req, res, next) => {
    const { user } = context(res);
    if (user === null || !right(user, null)) throw new HttpError('forbidden');
    next();
  };
}
