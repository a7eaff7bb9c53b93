/**
 * Which complaints this browser follows: number and code, sealed in a cookie for each, never in an address. Pages and
 * forms name theirs by a key, so that two tabs never act on one another's complaint.
 */
import { createHmac, randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { cookiesOf, COOKIE, setCookie, cookieOf, clearCookie } from '../shell/cookies.js';
import type { WebDeps } from '../shell/deps.js';
import { field, query } from '../shell/form-fields.js';
import { createSealer } from '../shell/sealed.js';

const PASS = z.object({
  number: z.string(),
  queryCode: z.string(),
  /** Means nothing to a browser without the cookie. */
  key: z.string(),
});

export type Pass = z.infer<typeof PASS>;

/** In milliseconds: when the code was given, and when the page was used last. */
const HELD = PASS.extend({ since: z.number(), usedAt: z.number() });

type Held = z.infer<typeof HELD>;

const HOUR = 3_600_000;

/** As long as the page is used … */
const IDLE = 2 * HOUR;

/** … but no longer than this, however much it is used. */
const LONGEST = 12 * HOUR;

/** More complaints than this at once, and the one that was not used for longest is forgotten. */
const MOST = 8;

export function trackingPass({ clock, config }: WebDeps) {
  const sealer = createSealer(config.csrfSecret, 'tracking', clock);

  const held = (req: Request): Held[] =>
    [...cookiesOf(req, COOKIE.tracking).values()]
      .map((sealed) => sealer.open(sealed, HELD))
      .filter((one) => one !== null)
      .sort((one, other) => other.usedAt - one.usedAt);

  const keep = (res: Response, pass: Pass, since: number): void => {
    const usedAt = clock.now().getTime();
    const lifetime = Math.min(IDLE, since + LONGEST - usedAt);
    const { number, queryCode, key } = pass;
    setCookie(
      res,
      config,
      cookieOf(COOKIE.tracking, key),
      sealer.seal({ number, queryCode, key, since, usedAt }, lifetime),
    );
  };

  /** The complaint that the form or the address names; an address without a name means the one used last. */
  function find(req: Request): Held | null {
    const key = named(req);
    const passes = held(req);
    if (key === '' && req.method === 'GET') return passes[0] ?? null;
    return passes.find((one) => one.key === key) ?? null;
  }

  return {
    keyOf: (number: string): string =>
      createHmac('sha256', config.csrfSecret).update(`tracked\n${number}`).digest('base64url').slice(0, 16),
    read: (req: Request): Pass | null => find(req),
    /** As `read`; the person who uses the page stays in. */
    use(req: Request, res: Response): Pass | null {
      const pass = find(req);
      if (pass !== null) keep(res, pass, pass.since);
      return pass;
    },
    give(req: Request, res: Response, pass: Pass): void {
      const others = held(req).filter(({ key }) => key !== pass.key);
      for (const { key } of others.slice(MOST - 1)) clearCookie(res, config, cookieOf(COOKIE.tracking, key));
      keep(res, pass, clock.now().getTime());
    },
    /** All of them: the browser may be everybody's. */
    take(req: Request, res: Response): void {
      for (const key of cookiesOf(req, COOKIE.tracking).keys())
        clearCookie(res, config, cookieOf(COOKIE.tracking, key));
    },
  };
}

/** What goes along with the forms of a page: its complaint, and a token by which a second click is known as one. */
export const tiesOf = ({ key }: Pick<Pass, 'key'>): Record<string, string> => ({ complaint: key, once: randomUUID() });

/** The key that a form carries, or that stands in the address; '' where there is none. */
export const named = (req: Request): string => field(req, 'complaint') || query(req, 'complaint');

/** What people type: full-width characters, blanks, small letters. */
export function tidyNumber(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}

/** Crockford's alphabet has no I, L, O: who reads one means 1 or 0. */
export function tidyCode(text: string): string {
  return tidyNumber(text).replace(/[IL]/g, '1').replace(/O/g, '0');
}
