/** How often each caller has come within a window: by address, because nothing else is known of them. */
import net from 'node:net';
import type { Request } from 'express';
import { type Counting, endOf, keyOf, nowOf } from './counting.js';

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
  add(req: Request, about?: string): Promise<{ count: number; leftMs: number }>;
  /** Takes one back that was counted before it was known to be no guess. */
  takeBack(req: Request, about?: string): Promise<void>;
  /** How many there were. */
  count(req: Request): Promise<number>;
}

/**
 * @param what is counted, apart from whatever else is
 * @param windowMs length of the window that begins with a caller's first request
 */
export function countCallers(counting: Counting, what: string, windowMs: number): Callers {
  const { counts, clock } = counting;
  const key = (req: Request, about: string): string => keyOf(counting, what, callerOf(req), about);
  return {
    async add(req, about = '') {
      const { count, until } = await counts.add(key(req, about), nowOf(counting), endOf(counting, windowMs));
      return { count, leftMs: Date.parse(until) - clock.now().getTime() };
    },
    takeBack: (req, about = '') => counts.takeBack(key(req, about)),
    count: async (req) => (await counts.find(key(req, ''), nowOf(counting)))?.count ?? 0,
  };
}
