/**
 * Coming back to the form: nothing that was written is shown before a person asks for it, because a browser may be
 * everybody's. And nothing stays behind where a person says so.
 */
import { Router, type Request, type Response } from 'express';
import { trackingPass } from '../../portal/index.js';
import { context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { query } from '../../shell/form-fields.js';
import type { PageModel } from '../../shell/page-model.js';
import { render } from '../../shell/render.js';
import { withKey, urls } from '../../shell/urls.js';
import { receiptKeeper } from '../receipt.js';
import { type Drafts, draftKeyOf } from './draft.js';
import type { Flow } from './flow.js';

interface BegunModel extends PageModel {
  drafts: { text: string; href: string }[];
  anewHref: string;
}

export function begunRoutes(deps: WebDeps, drafts: Drafts, flow: Flow): Router {
  const receipts = receiptKeeper(deps);
  const passes = trackingPass(deps);

  async function begin(req: Request, res: Response): Promise<void> {
    const { t, format } = context(res);
    const draft = await drafts.current(req);
    const first = withKey(urls.complaintStep('safety'), 'draft', draft.key);
    if (query(req, 'again') !== '') return res.redirect(303, first);
    const unsent = draftKeyOf(req) === '' ? await drafts.unsent(req) : [];
    if (unsent.length === 0) return res.redirect(303, await flow.placeAfter(draft));
    render<BegunModel>(res, 'public/complain-begun', {
      title: t('public.begun.title'),
      drafts: unsent.map(({ key, startedAt }) => ({
        text: t('public.begun.goOn', { when: format.dateTime(startedAt) }),
        href: withKey(urls.newComplaint, 'draft', key),
      })),
      anewHref: first,
    });
  }

  /** What this browser wrote, the receipts that it was given, and the complaints that it follows. */
  async function forget(req: Request, res: Response): Promise<void> {
    await drafts.forget(req, res);
    receipts.forget(req, res);
    passes.take(req, res);
    render(res, 'public/forgotten', { title: context(res).t('public.forget.doneTitle'), address: urls.start });
  }

  return Router()
    .get(urls.newComplaint, begin)
    .get(urls.forgetComplaints, (_req, res) => res.redirect(303, urls.start))
    .post(urls.forgetComplaints, forget);
}
