/** A small limit per caller, in memory: enough to make guessing codes and passwords pointless. */
import type { Response, Request, RequestHandler } from 'express';
import type { Clock } from '../../../domain/core/index.js';
import { HttpError } from '../errors.js';
import { countCallers } from './callers.js';

/** What whoever has come too often is told, with the header that says when to come again. */
export function tooMany(res: Response, leftMs: number): HttpError {
  res.setHeader('Retry-After', String(Math.ceil(leftMs / 1000)));
  return new HttpError('tooMany', { minutes: Math.ceil(leftMs / 60_000) });
}

/**
 * @param windowMs length of the window that begins with a caller's first request
 * @param exempt what is never held up, nor counted: somebody in danger
 */
export function rateLimit({
  clock,
  limit,
  windowMs,
  exempt = () => false,
}: {
  clock: Clock;
  limit: number;
  windowMs: number;
  exempt?: (req: Request) => boolean;
}): RequestHandler {
  const callers = countCallers({ clock, windowMs });
  return (req, res, next) => {
    if (exempt(req)) return next();
    const { count, leftMs } = callers.add(req);
    if (count <= limit) return next();
    throw tooMany(res, leftMs);
  };
}
