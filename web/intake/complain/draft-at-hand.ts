/** The draft that a page of the form is about, or where to go instead. */
import type { Request, Response } from 'express';
import type { WebDeps } from '../../shell/deps.js';
import { setFlash } from '../../shell/flash.js';
import { withKey, urls } from '../../shell/urls.js';
import { type Drafts, draftKeyOf } from './draft.js';
import type { Draft } from './steps.js';

export type DraftAtHand = (req: Request, res: Response) => Promise<Draft | null>;

/** @returns null where the answer was given: the draft was sent, or the address names none of several */
export function draftAtHand({ config }: WebDeps, drafts: Drafts): DraftAtHand {
  return async (req, res) => {
    const found = await drafts.find(req);
    if (found?.receipt) {
      res.redirect(303, withKey(urls.complaintSent, 'draft', found.key));
      return null;
    }
    if (found !== null) return found;
    // A person comes back by an address of their own: whether to go on with a draft, they say first.
    if (req.method === 'GET' && draftKeyOf(req) === '' && (await drafts.unsent(req)).length > 0) {
      res.redirect(303, urls.newComplaint);
      return null;
    }
    if (req.method === 'POST' && drafts.isGone(req, found)) setFlash(res, config, 'public.begun.gone');
    return drafts.current(req);
  };
}
