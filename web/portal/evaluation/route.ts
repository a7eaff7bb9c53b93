/** Three questions at the end of a complaint. */
import { Router, type Response, type Request } from 'express';
import { DomainError } from '../../../domain/core/index.js';
import { context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { setFlash } from '../../shell/flash.js';
import { onceOf } from '../../shell/form-fields.js';
import { isLocale } from '../../shell/i18n.js';
import { rateLimit } from '../../shell/middleware/rate-limit.js';
import { render } from '../../shell/render.js';
import { withKey, urls } from '../../shell/urls.js';
import { followedComplaint, type Followed } from '../followed.js';
import { tiesOf } from '../tracking-pass.js';
import { type Given, NONE, givenIn, evaluationIn } from '../given.js';
import { evaluationModel } from './view-model.js';

export function evaluationRoutes(deps: WebDeps<'portal'>): Router {
  const { useCases, config } = deps;
  const followed = followedComplaint(deps);
  const limit = rateLimit(deps, 'evaluations', { limit: 30, windowMs: 3_600_000 });

  function page(res: Response, { pass, view }: Followed, given: Given, errors: Record<string, string>): void {
    const backHref = withKey(urls.trackedComplaint, 'complaint', pass.key);
    if (!view.canEvaluate) return res.redirect(303, backHref);
    const place = { number: view.complaint.number, action: urls.evaluate, backHref };
    const model = {
      ...evaluationModel(context(res).t, place, given, errors),
      tied: tiesOf(pass),
      address: withKey(urls.evaluate, 'complaint', pass.key),
    };
    render(res, 'public/evaluation', model, Object.keys(errors).length === 0 ? 200 : 422);
  }

  async function show(req: Request, res: Response): Promise<void> {
    const found = await followed(req, res);
    if (found !== null) page(res, found, NONE, {});
  }

  async function give(req: Request, res: Response): Promise<void> {
    const found = await followed(req, res);
    if (found === null) return;
    const { pass } = found;
    const given = givenIn(req);
    // The language switch sends the form along: nothing is answered yet.
    if (isLocale(req.query['lang'])) return page(res, found, given, {});
    try {
      await useCases.portal.evaluate(pass.number, pass.queryCode, evaluationIn(given), onceOf(req));
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'invalid') throw error;
      return page(res, found, given, error.fields);
    }
    setFlash(res, config, 'public.evaluation.done');
    res.redirect(303, withKey(urls.trackedComplaint, 'complaint', pass.key));
  }

  return Router().get(urls.evaluate, show).post(urls.evaluate, limit, give);
}
