/**
 * The drafts of this browser, as many as have been begun: each has a cookie of its own, which ends with the browser's
 * session and holds the secret that finds it; the rest is with us, sealed. Pages and forms name theirs by a key.
 */
import { createHmac, randomUUID, randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import { cookiesOf, COOKIE, cookies, setCookie, cookieOf, clearCookie } from '../../shell/cookies.js';
import type { WebDeps } from '../../shell/deps.js';
import { field, query } from '../../shell/form-fields.js';
import { callerOf } from '../../shell/middleware/callers.js';
import { type Draft, newDraft } from './steps.js';
import { instantOf } from '../../../domain/core/index.js';

/** It becomes part of a cookie's name. */
const KEY = /^[\w-]{12,40}$/;

/** More than this at once, and the oldest are forgotten. */
const MOST = 10;

export interface Drafts {
  /** The draft that the form or the address names; null where it is not there, or not any more. */
  find(req: Request): Promise<Draft | null>;
  /** The same; a new one where there is none, or it was sent. */
  current(req: Request): Promise<Draft>;
  /** Whether what the form belongs to was begun here, and was kept no longer because nobody used it. */
  isGone(req: Request, found: Draft | null): boolean;
  save(req: Request, res: Response, draft: Draft): Promise<void>;
  /** Those that were not sent yet, the latest first. */
  unsent(req: Request): Promise<Draft[]>;
  /** Nothing is left of any of them, here or there. */
  forget(req: Request, res: Response): Promise<void>;
}

/** The key that a form carries, or that stands in the address; '' where there is none. */
export const draftKeyOf = (req: Request): string => {
  const key = field(req, 'draft') || query(req, 'draft');
  return KEY.test(key) ? key : '';
};

export function complaintDrafts({ useCases, config, clock }: WebDeps<'portal'>): Drafts {
  const secretOf = (req: Request, key: string): string | undefined => cookiesOf(req, COOKIE.draft).get(key);

  /** The page of a draft that was not kept yet, sent twice by its browser, is one draft. */
  const tokenOf = (req: Request, key: string): string =>
    createHmac('sha256', config.csrfSecret)
      .update(`draft\n${key}\n${cookies(req)[COOKIE.formNonce] ?? randomUUID()}`)
      .digest('base64url');

  async function opened(secret: string | undefined, key: string): Promise<Draft | null> {
    // We have sealed it; an earlier version of ours may have, so that any part may be missing.
    const kept =
      secret === undefined ? null : ((await useCases.portal.complaintDraft(secret)) as Partial<Draft> | null);
    // One that was begun before a step was added goes on with it.
    if (kept === null) return null;
    const fresh = newDraft({ key, token: '', startedAt: instantOf(clock.now()) });
    return { ...fresh, ...kept, answers: { ...fresh.answers, ...kept.answers }, key };
  }
  const find = (req: Request): Promise<Draft | null> => {
    const key = draftKeyOf(req);
    return opened(secretOf(req, key), key);
  };

  return {
    find,
    async current(req) {
      const draft = await find(req);
      if (draft !== null && draft.receipt === null) return draft;
      const asked = draft === null ? draftKeyOf(req) : '';
      const key = asked === '' ? randomBytes(12).toString('base64url') : asked;
      const token = asked === '' ? randomUUID() : tokenOf(req, key);
      return newDraft({ key, token, startedAt: instantOf(clock.now()) });
    },
    isGone: (req, found) => found === null && secretOf(req, draftKeyOf(req)) !== undefined,
    async save(req, res, draft) {
      const secret = secretOf(req, draft.key) ?? randomBytes(24).toString('base64url');
      await useCases.portal.saveComplaintDraft(secret, draft, callerOf(req));
      setCookie(res, config, cookieOf(COOKIE.draft, draft.key), secret);
      // Browsers send the oldest first.
      const others = [...cookiesOf(req, COOKIE.draft).keys()].filter((key) => key !== draft.key);
      for (const key of others.slice(0, Math.max(0, others.length + 1 - MOST)))
        clearCookie(res, config, cookieOf(COOKIE.draft, key));
    },
    async unsent(req) {
      const kept = [...cookiesOf(req, COOKIE.draft)].filter(([key]) => KEY.test(key));
      const drafts = await Promise.all(kept.map(([key, secret]) => opened(secret, key)));
      return drafts
        .filter((draft) => draft !== null)
        .filter(({ receipt }) => receipt === null)
        .sort((one, other) => other.startedAt.localeCompare(one.startedAt));
    },
    async forget(req, res) {
      for (const [key, secret] of cookiesOf(req, COOKIE.draft)) {
        await useCases.portal.dropComplaintDraft(secret);
        clearCookie(res, config, cookieOf(COOKIE.draft, key));
      }
    },
  };
}
