/** Cookies: their names in one place, read and written the same way everywhere. */
import type { Request, Response, CookieOptions } from 'express';
import type { Locale } from '../../domain/core/index.js';
import type { WebConfig } from './deps.js';

const A_YEAR = 365 * 24 * 3_600_000;

export const COOKIE = {
  session: 'session',
  formNonce: 'form',
  language: 'lang',
  /** Random id of this browser, for the accounts it has been signed in to. */
  device: 'device',
  /** One for each complaint that is being written: its random id. */
  draft: 'draft',
  /** One for each complaint that was just sent; sealed: number and query code. */
  receipt: 'receipt',
  /** One for each complaint that is being followed; sealed: its number and query code. */
  tracking: 'tracking',
  /** Key of a sentence for the next page. */
  flash: 'flash',
  /** Sealed: the page that sent the person to sign in. */
  wanted: 'wanted',
} as const;

export function cookies(req: Request): Record<string, string> {
  const found: Record<string, string> = {};
  for (const part of (req.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at < 1) continue;
    const value = part.slice(at + 1).trim();
    try {
      found[part.slice(0, at).trim()] ??= decodeURIComponent(value);
    } catch {
      // Not one of ours: ours are always well formed.
    }
  }
  return found;
}

/**
 * The cookies of one kind, by their keys: each complaint has one of its own, so that two tabs of a browser never
 * overwrite each other's.
 */
export function cookiesOf(req: Request, kind: string): Map<string, string> {
  const named = Object.entries(cookies(req)).filter(([name]) => name.startsWith(`${kind}_`));
  return new Map(named.map(([name, value]) => [name.slice(kind.length + 1), value]));
}

export const cookieOf = (kind: string, key: string): string => `${kind}_${key}`;

/** Without `maxAgeMs` the cookie ends with the browser's session. */
export function setCookie(res: Response, config: WebConfig, name: string, value: string, maxAgeMs?: number): void {
  const options: CookieOptions = { httpOnly: true, sameSite: 'lax', secure: config.secureCookies, path: '/' };
  if (maxAgeMs !== undefined) options.maxAge = maxAgeMs;
  res.cookie(name, value, options);
}

/** For a year, and for this browser only. */
export function chooseLanguage(res: Response, config: WebConfig, locale: Locale): void {
  setCookie(res, config, COOKIE.language, locale, A_YEAR);
}

export function clearCookie(res: Response, config: WebConfig, name: string): void {
  res.clearCookie(name, { httpOnly: true, sameSite: 'lax', secure: config.secureCookies, path: '/' });
}
