/** Number and query code open the page of a complaint. Unknown and wrong get the same answer, and not too often. */
import { Router, type Request, type Response } from 'express';
import { context } from '../../context.js';
import type { WebDeps } from '../../deps.js';
import { field } from '../../form-fields.js';
import { isLocale } from '../../i18n.js';
import { rateLimit } from '../../middleware/rate-limit.js';
import { render } from '../../render.js';
import { urls } from '../../urls.js';
import { trackModel, type TrackProblem } from './view-model.js';
import { tidyCode, tidyNumber, trackingPass } from './tracking-pass.js';

const TEN_MINUTES = 10 * 60_000;

export function trackRoutes(deps: WebDeps): Router {
  const pass = trackingPass(deps);
  const limit = rateLimit({ clock: deps.clock, limit: 20, windowMs: TEN_MINUTES });

  async function track(req: Request, res: Response): Promise<void> {
    const { t } = context(res);
    const [number, queryCode] = [tidyNumber(field(req, 'number')), tidyCode(field(req, 'code'))];
    const answer = (problems: TrackProblem[], status: number) =>
      render(res, 'public/track', trackModel(t, number, problems), status);
    if (isLocale(req.query['lang'])) return answer([], 200);
    const missing: TrackProblem[] = [];
    if (number === '') missing.push('numberMissing');
    if (queryCode === '') missing.push('codeMissing');
    if (missing.length > 0) return answer(missing, 422);
    if ((await deps.useCases.trackComplaint(number, queryCode)) === null) return answer(['notFound'], 404);
    pass.give(res, { number, queryCode });
    res.redirect(303, urls.trackedComplaint);
  }

  return Router()
    .get(urls.track, (_req, res) => {
      res.setHeader('Cache-Control', 'private, no-cache');
      render(res, 'public/track', trackModel(context(res).t, '', []));
    })
    .post(urls.track, limit, track)
    .post(urls.leaveTracking, (_req, res) => {
      pass.take(res);
      res.redirect(303, urls.track);
    });
}
