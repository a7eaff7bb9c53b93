/** How often each caller has come within a window, in memory: by address, because nothing else is known of them. */
import type { Request } from 'express';
import type { Clock } from '../../domain/model.js';

/** More callers than this at once, and the oldest are forgotten: memory stays bounded. */
const MOST_CALLERS = 10_000;

export interface Callers {
  /** Counts this one too. */
  add(req: Request): { count: number; leftMs: number };
  /** How many there were. */
  count(req: Request): number;
}

/** @param windowMs length of the window that begins with a caller's first request */
export function countCallers({ clock, windowMs }: { clock: Clock; windowMs: number }): Callers {
  const callers = new Map<string, { since: number; count: number }>();
  const current = (key: string): { since: number; count: number } => {
    const now = clock.now().getTime();
    const seen = callers.get(key);
    return seen !== undefined && now - seen.since < windowMs ? seen : { since: now, count: 0 };
  };
  return {
    add(req) {
      const key = req.ip ?? '';
      const seen = current(key);
      seen.count += 1;
      callers.delete(key);
      callers.set(key, seen);
      const oldest = callers.keys().next().value;
      if (callers.size > MOST_CALLERS && oldest !== undefined) callers.delete(oldest);
      return { count: seen.count, leftMs: windowMs - (clock.now().getTime() - seen.since) };
    },
    count: (req) => current(req.ip ?? '').count,
  };
}
