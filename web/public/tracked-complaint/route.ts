/** The complainant's own page of one complaint: where it stands, until when, what was answered; add information. */
import { Router, type Request, type Response } from 'express';
import { context } from '../../context.js';
import type { WebDeps } from '../../deps.js';
import { setFlash, takeFlash } from '../../flash.js';
import { field } from '../../form-fields.js';
import { isLocale } from '../../i18n.js';
import { rateLimit } from '../../middleware/rate-limit.js';
import { render } from '../../render.js';
import { urls } from '../../urls.js';
import { trackingPass } from '../track/tracking-pass.js';
import { LONGEST_INFORMATION, trackedComplaintModel, type Information } from './view-model.js';

export function trackedComplaintRoutes(deps: WebDeps): Router {
  const { useCases, clock, config } = deps;
  const passes = trackingPass(deps);
  const limit = rateLimit({ clock, limit: 20, windowMs: 3_600_000 });

  async function show(req: Request, res: Response, information: Information, status = 200): Promise<void> {
    const pass = passes.read(req);
    const view = pass === null ? null : await useCases.trackComplaint(pass.number, pass.queryCode);
    if (view === null) return res.redirect(303, urls.track);
    const { t, format } = context(res);
    render(
      res,
      'public/tracked-complaint',
      trackedComplaintModel(t, format, view, information, takeFlash(req, res, config)),
      status,
    );
  }

  async function addInformation(req: Request, res: Response): Promise<void> {
    const pass = passes.read(req);
    if (pass === null) return res.redirect(303, urls.track);
    const value = field(req, 'text');
    if (isLocale(req.query['lang'])) return show(req, res, { value, problem: null });
    const problem = value === '' ? 'missing' : [...value].length > LONGEST_INFORMATION ? 'long' : null;
    if (problem !== null) return show(req, res, { value, problem }, 422);
    await useCases.addInformation(pass.number, pass.queryCode, value);
    setFlash(res, config, 'public.tracked.information.done');
    res.redirect(303, urls.trackedComplaint);
  }

  return Router()
    .get(urls.trackedComplaint, (req, res) => show(req, res, { value: '', problem: null }))
    .get(urls.addInformation, (_req, res) => res.redirect(303, urls.trackedComplaint))
    .post(urls.addInformation, limit, addInformation);
}
