/** The complainant says what they think of the answer: it is accepted, or disputed with a page that asks why and how. */
import { Router, type Response, type Request } from 'express';
import { context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { setFlash } from '../../shell/flash.js';
import { field, onceOf } from '../../shell/form-fields.js';
import { isLocale } from '../../shell/i18n.js';
import { rateLimit } from '../../shell/middleware/rate-limit.js';
import { render } from '../../shell/render.js';
import { withKey, urls } from '../../shell/urls.js';
import { followedComplaint, type Followed } from '../followed.js';
import { disputeModel, type Dispute, DISPUTE_WAYS, disputeMistakes } from './view-model.js';

export function answerRoutes(deps: WebDeps<'portal'>): Router {
  const { useCases, config } = deps;
  const followed = followedComplaint(deps);
  const limit = rateLimit(deps, 'answers', { limit: 20, windowMs: 3_600_000 });

  const back = (res: Response, { pass }: Followed): void =>
    res.redirect(303, withKey(urls.trackedComplaint, 'complaint', pass.key));

  /** The complaint of the page or form, where its answer may be disputed now; else back to its page. */
  async function disputable(req: Request, res: Response): Promise<Followed | null> {
    const found = await followed(req, res);
    if (found === null || found.view.canDispute) return found;
    back(res, found);
    return null;
  }

  async function ask(req: Request, res: Response): Promise<void> {
    const found = await disputable(req, res);
    if (found) render(res, 'public/dispute', disputeModel(context(res), found, { way: '', text: '' }, {}));
  }

  async function dispute(req: Request, res: Response): Promise<void> {
    const found = await disputable(req, res);
    if (found === null) return;
    const { pass, view } = found;
    const given: Dispute = {
      way: DISPUTE_WAYS.find((way) => way === field(req, 'way')) ?? '',
      text: field(req, 'text'),
    };
    const switching = isLocale(req.query['lang']);
    const mistakes = switching ? {} : disputeMistakes(given, view.canAppeal);
    if (switching || Object.keys(mistakes).length > 0) {
      return render(res, 'public/dispute', disputeModel(context(res), found, given, mistakes), switching ? 200 : 422);
    }
    const appeal = view.canAppeal && given.way === 'appeal';
    await useCases.portal.disputeAnswer(pass.number, pass.queryCode, { text: given.text, appeal }, onceOf(req));
    setFlash(res, config, appeal ? 'public.dispute.appealed' : 'public.dispute.done');
    back(res, found);
  }

  async function accept(req: Request, res: Response): Promise<void> {
    const found = await followed(req, res);
    if (found === null) return;
    await useCases.portal.acceptAnswer(found.pass.number, found.pass.queryCode, onceOf(req));
    setFlash(res, config, 'public.tracked.accepted');
    back(res, found);
  }

  return Router()
    .get(urls.disputeAnswer, ask)
    .post(urls.disputeAnswer, limit, dispute)
    .get(urls.acceptAnswer, (_req, res) => res.redirect(303, urls.trackedComplaint))
    .post(urls.acceptAnswer, limit, accept);
}
