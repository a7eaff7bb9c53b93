/** The draft of this browser: its id is in a cookie, the rest is with us, sealed. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { COOKIE, cookies, setCookie } from '../../cookies.js';
import type { WebDeps } from '../../deps.js';
import { type Draft, newDraft } from './steps.js';

const DAY = 24 * 3_600_000;

export interface Drafts {
  find(req: Request): Promise<Draft | null>;
  /** The draft of this browser; a new one where there is none, or the last was sent. */
  current(req: Request): Promise<Draft>;
  save(req: Request, res: Response, draft: Draft): Promise<void>;
}

export function complaintDrafts({ useCases, config }: WebDeps): Drafts {
  const idOf = (req: Request): string | undefined => cookies(req)[COOKIE.draft];
  async function find(req: Request): Promise<Draft | null> {
    const id = idOf(req);
    const kept = id === undefined ? null : ((await useCases.complaintDraft(id)) as Partial<Draft> | null);
    // One that was begun before a step was added goes on with it.
    return kept === null ? null : { ...newDraft(''), ...kept };
  }
  return {
    find,
    async current(req) {
      const draft = await find(req);
      return draft === null || draft.receipt !== null ? newDraft(randomUUID()) : draft;
    },
    async save(req, res, draft) {
      const id = idOf(req) ?? randomBytes(24).toString('base64url');
      await useCases.saveComplaintDraft(id, draft);
      setCookie(res, config, COOKIE.draft, id, DAY);
    },
  };
}
