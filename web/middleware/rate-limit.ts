/** A small limit per caller, in memory: enough to make guessing codes and passwords pointless. */
import type { RequestHandler } from 'express';
import type { Clock } from '../../domain/model.js';
import { HttpError } from '../errors.js';

/** More callers than this at once, and the oldest are forgotten: memory stays bounded. */
const MOST_CALLERS = 10_000;

/** @param windowMs length of the window that begins with a caller's first request */
export function rateLimit({
  clock,
  limit,
  windowMs,
}: {
  clock: Clock;
  limit: number;
  windowMs: number;
}): RequestHandler {
  const callers = new Map<string, { since: number; count: number }>();
  return (req, res, next) => {
    const now = clock.now().getTime();
    const key = req.ip ?? '';
    const seen = callers.get(key);
    const current = seen !== undefined && now - seen.since < windowMs ? seen : { since: now, count: 0 };
    current.count += 1;
    callers.delete(key);
    callers.set(key, current);
    const oldest = callers.keys().next().value;
    if (callers.size > MOST_CALLERS && oldest !== undefined) callers.delete(oldest);
    if (current.count <= limit) return next();
    const left = windowMs - (now - current.since);
    res.setHeader('Retry-After', String(Math.ceil(left / 1000)));
    throw new HttpError('tooMany', { minutes: Math.ceil(left / 60_000) });
  };
}
