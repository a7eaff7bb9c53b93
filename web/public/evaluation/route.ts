/** Three questions at the end of a complaint. */
import { Router, type Request, type Response } from 'express';
import { DomainError } from '../../../domain/use-cases/use-cases.js';
import { context } from '../../context.js';
import type { WebDeps } from '../../deps.js';
import { setFlash } from '../../flash.js';
import { isLocale } from '../../i18n.js';
import { rateLimit } from '../../middleware/rate-limit.js';
import { render } from '../../render.js';
import { urls } from '../../urls.js';
import { trackingPass } from '../track/tracking-pass.js';
import { evaluationIn, type Given, givenIn, NONE } from './given.js';
import { evaluationModel } from './view-model.js';

export function evaluationRoutes(deps: WebDeps): Router {
  const { useCases, clock, config } = deps;
  const passes = trackingPass(deps);
  const limit = rateLimit({ clock, limit: 30, windowMs: 3_600_000 });

  async function show(req: Request, res: Response, given: Given, errors: Record<string, string>): Promise<void> {
    const pass = passes.read(req);
    const view = pass === null ? null : await useCases.trackComplaint(pass.number, pass.queryCode);
    if (view === null) return res.redirect(303, urls.track);
    if (!view.canEvaluate) return res.redirect(303, urls.trackedComplaint);
    const place = { number: view.complaint.number, action: urls.evaluate, backHref: urls.trackedComplaint };
    const model = evaluationModel(context(res).t, place, given, errors);
    render(res, 'public/evaluation', model, Object.keys(errors).length === 0 ? 200 : 422);
  }

  async function give(req: Request, res: Response): Promise<void> {
    const pass = passes.read(req);
    if (pass === null) return res.redirect(303, urls.track);
    const given = givenIn(req);
    // The language switch sends the form along: nothing is answered yet.
    if (isLocale(req.query['lang'])) return show(req, res, given, {});
    try {
      await useCases.evaluate(pass.number, pass.queryCode, evaluationIn(given));
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'invalid') throw error;
      return show(req, res, given, error.details['fields'] as Record<string, string>);
    }
    setFlash(res, config, 'public.evaluation.done');
    res.redirect(303, urls.trackedComplaint);
  }

  return Router()
    .get(urls.evaluate, (req, res) => show(req, res, NONE, {}))
    .post(urls.evaluate, limit, give);
}
