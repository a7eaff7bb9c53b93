/** What a person sent while a partner was away: the error page keeps it, to be sent again with one press. */
import type { ErrorRequestHandler, Request } from 'express';
import express from 'express';
import { isOutage } from '../../domain/core/index.js';
import { bodyOf } from './body.js';
import { holdsSecrets, fieldsOf } from './kept-fields.js';

/** As large as forms may be. */
const LARGEST = 256 * 1024;

const FORM = 'application/x-www-form-urlencoded';

export interface SentAgain {
  action: string;
  fields: { name: string; value: string }[];
}

/** The outage may have been met before the form was read: who sends it is asked of the database first. */
export function readWhatWasSent(): ErrorRequestHandler {
  const form = express.urlencoded({ extended: false, limit: LARGEST, parameterLimit: 300 });
  return (error: unknown, req, res, next) => {
    const unread = req.method === 'POST' && req.body === undefined && req.is(FORM);
    if (unread && isOutage(error)) form(req, res, () => next(error));
    else next(error);
  };
}

/**
 * With the token that it came with: it is checked when the form comes again.
 * @returns null for what cannot be kept: files, passwords and codes, and what a script sends, which keeps it itself
 */
export function sentAgain(req: Request): SentAgain | null {
  const body = bodyOf(req);
  const token = body['_csrf'];
  if (req.method !== 'POST' || !req.is(FORM) || typeof token !== 'string' || holdsSecrets(body)) return null;
  const fields = fieldsOf(body).map(([name, value]) => ({ name, value }));
  return { action: req.originalUrl, fields: [{ name: '_csrf', value: token }, ...fields] };
}
