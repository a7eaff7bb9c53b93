/** Between a route and the error page: what a person wrote is not lost because they may no longer send it. */
import type { ErrorRequestHandler } from 'express';
import { DomainError } from '../../../domain/core/index.js';
import { context } from '../context.js';
import type { WebDeps } from '../deps.js';
import { fieldsOf, isWritten } from '../kept-fields.js';
import { urls } from '../urls.js';

/** Their place, or their task, is not theirs any more; or another person was faster. */
const KEPT_FOR: readonly DomainError['code'][] = [
  'forbidden',
  'alreadyClaimed',
  'takenAway',
  'tookPart',
  'alreadyDone',
  'stale',
  'wrongState',
];

/** Keeps it sealed, for its author alone, as with an expired session. */
export function keepWords({ useCases }: WebDeps<'people'>): ErrorRequestHandler {
  return async (error: unknown, req, res, next) => {
    const { user } = context(res);
    const path = req.baseUrl + req.path;
    const refused = error instanceof DomainError && KEPT_FOR.includes(error.code);
    if (!refused || user === null || req.method !== 'POST' || path.endsWith('/draft')) return next(error);
    const fields = fieldsOf(req.body);
    if (fields.some(isWritten)) {
      const id = await useCases.people.keepForm(user, path, fields, error.code === 'alreadyDone' ? 'done' : 'refused');
      if (id !== null) context(res).keptHref = urls.keptForm(id);
    }
    next(error);
  };
}
