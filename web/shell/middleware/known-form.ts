/**
 * A form that comes twice (a double click, Back, a page that is loaded again) is one act with one answer. It is known by
 * the token of the page that it stood on, by where it was sent, and by what it says: other words are another act.
 */
import { createHash } from 'node:crypto';
import type { RequestHandler, ErrorRequestHandler } from 'express';
import { DomainError } from '../../../domain/core/index.js';
import { bodyOf } from '../body.js';
import { context } from '../context.js';
import type { WebDeps } from '../deps.js';
import { setFlash } from '../flash.js';
import { field } from '../form-fields.js';
import { urls } from '../urls.js';

/** Files come later: their routes read the token themselves. */
export const knowForm: RequestHandler = (req, res, next) => {
  const known = context(res);
  if (req.method !== 'POST' || known.user === null || field(req, 'once') === '') return next();
  const { _csrf, ...said } = bodyOf(req);
  const form = createHash('sha256')
    .update(JSON.stringify([req.originalUrl, said]))
    .digest('base64url');
  known.user = { ...known.user, form };
  next();
};

/** Pages that forms belong to, and that have a place for a sentence. */
const PAGES = [
  /^\/desk\/(cases|events)\/(?!new)[^/]+/,
  /^\/desk\/(events|absences)/,
  /^\/admin\/users\/(?!new)[^/]+/,
  /^\/admin\/(users|incidents|policies|reconciliation)/,
  /^\/account/,
];

const pageOf = (path: string): string => PAGES.map((page) => page.exec(path)?.[0]).find(Boolean) ?? urls.desk;

/** The answer to a form that came before: where it leads, and that it was heard once. */
export function answerOnce({ config }: WebDeps): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (!(error instanceof DomainError) || error.code !== 'sentBefore' || req.accepts(['html', 'json']) === 'json')
      return next(error);
    setFlash(res, config, 'common.sentBefore');
    res.redirect(303, pageOf(req.originalUrl));
  };
}
