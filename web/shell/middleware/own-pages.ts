/**
 * Forms come from pages of ours. The form's token says so; what the browser says of the page that sends is asked besides,
 * and before anything of the form is read. What says nothing (an old browser, a script) is left to the token.
 */
import type { Request, RequestHandler } from 'express';
import type { WebConfig } from '../deps.js';
import { HttpError } from '../errors.js';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

function isForeign({ headers }: Request, publicUrl: string | null): boolean {
  const { origin, host, 'sec-fetch-site': site } = headers;
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  if (origin === undefined || origin === publicUrl) return false;
  return origin !== `http://${host}` && origin !== `https://${host}`;
}

/** @throws {HttpError} formExpired, for a form that another site's page sends */
export const ownPagesOnly =
  ({ publicUrl }: Pick<WebConfig, 'publicUrl'>): RequestHandler =>
  (req, _res, next) => {
    if (!SAFE.includes(req.method) && isForeign(req, publicUrl)) throw new HttpError('formExpired');
    next();
  };
