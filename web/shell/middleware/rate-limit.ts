/** A small limit per caller, at all processes together: enough to make guessing codes and passwords pointless. */
import type { Response, Request, RequestHandler } from 'express';
import { HttpError } from '../errors.js';
import { countCallers } from './callers.js';
import type { Counting } from './counting.js';

/** What the person who has come too often is told, with the header that says when to come again. */
export function tooMany(res: Response, leftMs: number): HttpError {
  res.setHeader('Retry-After', String(Math.ceil(leftMs / 1000)));
  return new HttpError('tooMany', { minutes: Math.ceil(leftMs / 60_000) });
}

/**
 * @param what is limited, apart from whatever else is
 * @param windowMs length of the window that begins with a caller's first request
 * @param exempt what is never held up, nor counted: a person in danger
 */
export function rateLimit(
  counting: Counting,
  what: string,
  {
    limit,
    windowMs,
    exempt = () => false,
  }: {
    limit: number;
    windowMs: number;
    exempt?: (req: Request) => boolean;
  },
): RequestHandler {
  const callers = countCallers(counting, what, windowMs);
  return async (req, res, next) => {
    if (exempt(req)) return next();
    const { count, leftMs } = await callers.add(req);
    if (count <= limit) return next();
    throw tooMany(res, leftMs);
  };
}
