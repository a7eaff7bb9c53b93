/** Number and query code open the page of a complaint. Unknown and wrong get the same answer, and not too often. */
import { Router, type Request, type Response } from 'express';
import { context } from '../../context.js';
import type { WebDeps } from '../../deps.js';
import { setFlash } from '../../flash.js';
import { field } from '../../form-fields.js';
import { isLocale } from '../../i18n.js';
import { rateLimit } from '../../middleware/rate-limit.js';
import { render } from '../../render.js';
import { urls, withKey } from '../../urls.js';
import { keptWords } from './kept-words.js';
import { tidyCode, tidyNumber, trackingPass } from './tracking-pass.js';
import { keptWordsModel, trackModel, type TrackProblem } from './view-model.js';

const TEN_MINUTES = 10 * 60_000;

export function trackRoutes(deps: WebDeps): Router {
  const passes = trackingPass(deps);
  const words = keptWords(deps);
  const limit = rateLimit({ clock: deps.clock, limit: 20, windowMs: TEN_MINUTES });

  /** What was sent before the code was asked for is sent on to its own complaint, and to no other. */
  function goOn(res: Response, number: string, sealed: string): void {
    const { t } = context(res);
    const key = passes.keyOf(number);
    const backHref = withKey(urls.trackedComplaint, 'complaint', key);
    const kept = words.open(sealed);
    if (kept === null) return res.redirect(303, backHref);
    if (kept.key !== '' && kept.key !== key)
      return render(res, 'public/track', trackModel(t, { problems: ['otherComplaint'], kept: sealed }), 409);
    if (!kept.hadFiles) return render(res, 'public/kept-words', keptWordsModel(t, kept, { number, key, backHref }));
    setFlash(res, deps.config, 'public.track.kept.files');
    res.redirect(303, backHref);
  }

  async function track(req: Request, res: Response): Promise<void> {
    const { t } = context(res);
    const [number, queryCode] = [tidyNumber(field(req, 'number')), tidyCode(field(req, 'code'))];
    const kept = field(req, 'kept');
    const answer = (problems: TrackProblem[], status: number) =>
      render(res, 'public/track', trackModel(t, { number, problems, kept }), status);
    if (isLocale(req.query['lang'])) return answer([], 200);
    const missing: TrackProblem[] = [];
    if (number === '') missing.push('numberMissing');
    if (queryCode === '') missing.push('codeMissing');
    if (missing.length > 0) return answer(missing, 422);
    if ((await deps.useCases.trackComplaint(number, queryCode)) === null) return answer(['notFound'], 404);
    passes.give(req, res, { number, queryCode, key: passes.keyOf(number) });
    goOn(res, number, kept);
  }

  return Router()
    .get(urls.track, (_req, res) => {
      res.setHeader('Cache-Control', 'private, no-cache');
      render(res, 'public/track', trackModel(context(res).t, {}));
    })
    .post(urls.track, limit, track)
    .post(urls.leaveTracking, (req, res) => {
      passes.take(req, res);
      res.redirect(303, urls.track);
    });
}
