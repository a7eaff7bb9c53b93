/** How often each caller has come within a window, in memory: by address, because nothing else is known of them. */
import net from 'node:net';
import type { Request } from 'express';
import type { Clock } from '../../../domain/core/index.js';

/** More callers than this at once, and the oldest are forgotten: memory stays bounded. */
const MOST_CALLERS = 10_000;

const IPV4_IN_IPV6 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** One connection has 2^64 IPv6 addresses: they count as one. */
function networkOf(address: string): string {
  const bare = address.replace(/%.*$/, '');
  const mapped = IPV4_IN_IPV6.exec(bare)?.[1];
  if (mapped !== undefined) return mapped;
  if (!net.isIPv6(bare)) return bare;
  const [head = '', tail = ''] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split('::');
  const [front, back] = [head.split(':').filter(Boolean), tail.split(':').filter(Boolean)];
  const gap = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0');
  return `${[...front, ...gap, ...back].slice(0, 4).join(':')}::/64`;
}

/** Who sends a request, as limits count: an IPv4 address, or the /64 of an IPv6 address. */
export const callerOf = (req: Pick<Request, 'ip'>): string => networkOf(req.ip ?? '');

export interface Callers {
  /** Counts this one too. @param about counts apart what one caller does about several things */
  add(req: Request, about?: string): { count: number; leftMs: number };
  /** Takes one back that was counted before it was known to be no guess. */
  takeBack(req: Request, about?: string): void;
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
    add(req, about = '') {
      const key = `${callerOf(req)} ${about}`;
      const seen = current(key);
      seen.count += 1;
      callers.delete(key);
      callers.set(key, seen);
      const oldest = callers.keys().next().value;
      if (callers.size > MOST_CALLERS && oldest !== undefined) callers.delete(oldest);
      return { count: seen.count, leftMs: windowMs - (clock.now().getTime() - seen.since) };
    },
    takeBack(req, about = '') {
      const seen = callers.get(`${callerOf(req)} ${about}`);
      if (seen !== undefined && seen.count > 0) seen.count -= 1;
    },
    count: (req) => current(`${callerOf(req)} `).count,
  };
}
