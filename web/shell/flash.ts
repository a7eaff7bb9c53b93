/** One sentence for the next page, carried over a redirect: a key of web/i18n, never free text. */
import type { Response, Request } from 'express';
import { context } from './context.js';
import { setCookie, COOKIE, cookies, clearCookie } from './cookies.js';
import type { WebConfig } from './deps.js';
import { hasWords } from './i18n.js';

export function setFlash(res: Response, config: WebConfig, key: string): void {
  setCookie(res, config, COOKIE.flash, key, 60_000);
}

/** The sentence left for this page, once. */
export function takeFlash(req: Request, res: Response, config: WebConfig): string | null {
  const key = cookies(req)[COOKIE.flash];
  if (key === undefined) return null;
  clearCookie(res, config, COOKIE.flash);
  return hasWords(key) ? context(res).t(key) : null;
}
