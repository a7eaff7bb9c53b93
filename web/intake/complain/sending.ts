/** The check of the answers, and sending them: what was shown is what is sent. */
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { setFlash } from '../../shell/flash.js';
import { field } from '../../shell/form-fields.js';
import { proofOfWork } from '../../shell/middleware/proof-of-work.js';
import { rateLimit } from '../../shell/middleware/rate-limit.js';
import { render } from '../../shell/render.js';
import { urls, withKey } from '../../shell/urls.js';
import { toInput, withoutHidden } from '../answers.js';
import type { DraftAtHand } from './draft-at-hand.js';
import type { Drafts } from './draft.js';
import type { Flow } from './flow.js';
import type { Draft } from './steps.js';
import { checkModel } from './view-model.js';
import type { Whole } from './whole.js';

const HOUR = 3_600_000;

export function sendingRoutes(
  deps: WebDeps<'intake' | 'policies'>,
  drafts: Drafts,
  draftOf: DraftAtHand,
  flow: Flow,
  whole: Whole,
): Router {
  const { useCases, config } = deps;
  // A whole housing estate may sit behind one address; this stops machines only.
  const limit = rateLimit(deps, 'complaints sent', { limit: 60, windowMs: HOUR });
  const proofs = proofOfWork(deps);

  /** Danger is neither counted nor made to wait. */
  const limitUnlessInDanger: RequestHandler = async (req, res, next) =>
    (await drafts.find(req))?.answers.safetyHazard === 'yes' ? next() : limit(req, res, next);

  /** @param changed it has become another since it was shown */
  async function checkPage(req: Request, res: Response, draft: Draft, changed: boolean): Promise<void> {
    const { t, locale } = context(res);
    const form = await flow.formOf(draft);
    const outage = await whole.chosenOutage(draft);
    const shown = (await whole.submissionOf(draft)).token;
    const { content } = await flow.offered();
    const model = checkModel(t, locale, { draft, form, content, outage, shown, changed });
    render(res, 'public/check-complaint', { ...model, ...(await proofs.model(req, draft.token)) }, changed ? 409 : 200);
  }

  async function check(req: Request, res: Response): Promise<void> {
    const draft = await draftOf(req, res);
    if (draft === null) return;
    const place = await flow.unfinished(draft);
    if (place !== null) return res.redirect(303, place);
    await checkPage(req, res, draft, false);
  }

  async function file(req: Request, res: Response, draft: Draft): Promise<void> {
    const { besides, token } = await whole.submissionOf(draft);
    const answers = withoutHidden(draft.answers, (await flow.offered()).content);
    const input = toInput(answers, besides, context(res).locale, token);
    const { number, queryCode } = await useCases.intake.fileComplaint(input);
    const receipt = { number, queryCode };
    await whole.sent(req, res, draft, receipt);
    whole.toReceipt(res, draft.key, receipt);
  }

  async function send(req: Request, res: Response): Promise<void> {
    const draft = await drafts.find(req);
    if (draft?.receipt) return whole.toReceipt(res, draft.key, draft.receipt);
    if (drafts.isGone(req, draft)) setFlash(res, config, 'public.begun.allGone');
    const place = draft === null ? urls.newComplaint : await flow.unfinished(draft);
    if (draft === null || place !== null) return res.redirect(303, place ?? urls.newComplaint);
    const { token } = await whole.submissionOf(draft);
    if (field(req, 'shown') !== token) return checkPage(req, res, draft, true);
    const minutes = draft.answers.safetyHazard === 'yes' ? null : await proofs.refuse(req, draft.token, token);
    if (minutes !== null) return proofs.explain(res, minutes, withKey(urls.checkComplaint, 'draft', draft.key));
    await file(req, res, draft);
  }

  return Router()
    .get(urls.checkComplaint, check)
    .get(urls.sendComplaint, (_req, res) => res.redirect(303, urls.newComplaint))
    .post(urls.sendComplaint, limitUnlessInDanger, send);
}
