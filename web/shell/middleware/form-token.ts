/** The token that a page's forms carry: this site made it, for this browser and this session. */
import { timingSafeEqual } from 'node:crypto';
import type { Response } from 'express';
import { context } from '../context.js';

function same(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

export const isTokenOf = (res: Response, given: unknown): boolean =>
  typeof given === 'string' && same(given, context(res).csrfToken);
