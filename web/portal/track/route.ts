/** Number and query code open the page of a complaint. Unknown and wrong get the same answer, and not too often. */
import { Router, type Request, type Response } from 'express';
import { context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { setFlash } from '../../shell/flash.js';
import { field } from '../../shell/form-fields.js';
import { isLocale } from '../../shell/i18n.js';
import { countCallers } from '../../shell/middleware/callers.js';
import { tooMany } from '../../shell/middleware/rate-limit.js';
import { render } from '../../shell/render.js';
import { withKey, urls } from '../../shell/urls.js';
import { keptWords } from './kept-words.js';
import { trackingPass, tidyNumber, tidyCode } from '../tracking-pass.js';
import { trackModel, keptWordsModel, type TrackProblem } from './view-model.js';

const TEN_MINUTES = 10 * 60_000;

/** For one number, and in all, from one address: a whole office may stand behind it. */
interface Most {
  forOne: number;
  inAll: number;
}

/** Wrong codes that are answered as such; right ones are not counted. */
const ANSWERED: Most = { forOne: 20, inAll: 100 };

/**
 * Codes that are looked at, so that no neighbour's guesses shut anybody out at once. There are 2^40 codes: whoever uses
 * all of it, day and night, finds one within a day with a chance of 1 in 1.5 million.
 */
const LOOKED_AT: Most = { forOne: 500, inAll: 5_000 };

export function trackRoutes(deps: WebDeps<'portal'>): Router {
  const passes = trackingPass(deps);
  const words = keptWords(deps);
  const guesses = countCallers(deps, 'query codes', TEN_MINUTES);

  /**
   * Counted before the code is looked at, so that many guesses at once are no more than one after another.
   * @returns how long it is too many for, in milliseconds; null where it is not
   */
  async function countGuess(req: Request, number: string): Promise<(most: Most) => number | null> {
    const [ofOne, inAll] = [await guesses.add(req, number), await guesses.add(req)];
    return (most) => (ofOne.count > most.forOne ? ofOne.leftMs : inAll.count > most.inAll ? inAll.leftMs : null);
  }

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
    const over = await countGuess(req, number.slice(0, 40));
    const found = over(LOOKED_AT) === null ? await deps.useCases.portal.trackComplaint(number, queryCode) : null;
    if (found === null) {
      const leftMs = over(ANSWERED);
      if (leftMs !== null) throw tooMany(res, leftMs);
      return answer(['notFound'], 404);
    }
    await guesses.takeBack(req, number.slice(0, 40));
    await guesses.takeBack(req);
    passes.give(req, res, { number, queryCode, key: passes.keyOf(number) });
    goOn(res, number, kept);
  }

  return Router()
    .get(urls.track, (_req, res) => {
      res.setHeader('Cache-Control', 'private, no-cache');
      render(res, 'public/track', trackModel(context(res).t, {}));
    })
    .post(urls.track, track)
    .post(urls.leaveTracking, (req, res) => {
      passes.take(req, res);
      res.redirect(303, urls.track);
    });
}
