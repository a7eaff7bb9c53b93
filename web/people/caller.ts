/** Who tries to sign in: an address, and a browser that may have been here before. */
import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Caller } from '../../domain/people/index.js';
import { cookies, COOKIE, setCookie } from '../shell/cookies.js';
import type { WebConfig } from '../shell/deps.js';
import { callerOf } from '../shell/middleware/callers.js';

const HALF_A_YEAR = 180 * 24 * 3_600_000;

const OURS = /^[\w-]{43}$/;

/** A browser without an id of ours is given one; it counts for nothing until a user was let in on it. */
export function callerAt(req: Request, res: Response, config: WebConfig): Caller {
  const given = cookies(req)[COOKIE.device] ?? '';
  const device = OURS.test(given) ? given : randomBytes(32).toString('base64url');
  setCookie(res, config, COOKIE.device, device, HALF_A_YEAR);
  return { address: callerOf(req), device };
}
