/** Which complaint this browser follows: number and code, sealed in a cookie, never in an address. */
import type { Request, Response } from 'express';
import { clearCookie, COOKIE, cookies, setCookie } from '../../cookies.js';
import type { WebDeps } from '../../deps.js';
import { createSealer } from '../../sealed.js';

export interface Pass {
  number: string;
  queryCode: string;
}

const TWO_HOURS = 2 * 3_600_000;

export function trackingPass({ clock, config }: WebDeps) {
  const sealer = createSealer(config.csrfSecret, 'tracking', clock);
  return {
    read: (req: Request): Pass | null => sealer.open<Pass>(cookies(req)[COOKIE.tracking]),
    give: (res: Response, pass: Pass): void => setCookie(res, config, COOKIE.tracking, sealer.seal(pass, TWO_HOURS)),
    take: (res: Response): void => clearCookie(res, config, COOKIE.tracking),
  };
}

/** What people type: full-width characters, blanks, small letters. */
export function tidyNumber(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}

/** Crockford's alphabet has no I, L, O: who reads one means 1 or 0. */
export function tidyCode(text: string): string {
  return tidyNumber(text).replace(/[IL]/g, '1').replace(/O/g, '0');
}
