/** The complainant's own page of one complaint: where it stands, until when, what was said; add information, urge. */
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
import { LONGEST, NO_WORDS, trackedComplaintModel, type Words, type WordsName } from './view-model.js';

/** What came back with a mistake: the words typed, or the words about files. */
interface Given {
  words?: Words;
  upload?: string;
}

/** Shows the complaint that this browser follows; else asks for number and code. */
export function trackedComplaintPage(deps: WebDeps) {
  const { useCases, config } = deps;
  const passes = trackingPass(deps);
  return async (req: Request, res: Response, given: Given, status = 200): Promise<void> => {
    const pass = passes.read(req);
    const view = pass === null ? null : await useCases.trackComplaint(pass.number, pass.queryCode);
    if (view === null) return res.redirect(303, urls.track);
    const attachments = await useCases.attachmentsOf('complainant', view.complaint.id);
    const model = trackedComplaintModel(
      context(res),
      view,
      attachments,
      given.words ?? NO_WORDS,
      given.upload ?? '',
      takeFlash(req, res, config),
    );
    render(res, 'public/tracked-complaint', model, status);
  };
}

export function trackedComplaintRoutes(deps: WebDeps): Router {
  const { useCases, clock, config } = deps;
  const passes = trackingPass(deps);
  const show = trackedComplaintPage(deps);
  const limit = rateLimit({ clock, limit: 20, windowMs: 3_600_000 });

  /** The two forms of the page: what is missing or too long comes back with its words. */
  async function send(req: Request, res: Response, name: WordsName): Promise<void> {
    const pass = passes.read(req);
    if (pass === null) return res.redirect(303, urls.track);
    const value = field(req, name);
    if (isLocale(req.query['lang'])) return show(req, res, { words: { name, value, problem: null } });
    const missing = name === 'text' && value === '';
    const problem = missing ? 'missing' : [...value].length > LONGEST[name] ? 'long' : null;
    if (problem !== null) return show(req, res, { words: { name, value, problem } }, 422);
    if (name === 'text') await useCases.addInformation(pass.number, pass.queryCode, value);
    else await useCases.urgeComplaint(pass.number, pass.queryCode, value);
    setFlash(res, config, `public.tracked.${name === 'text' ? 'information' : 'urge'}.done`);
    res.redirect(303, urls.trackedComplaint);
  }

  return Router()
    .get(urls.trackedComplaint, (req, res) => show(req, res, {}))
    .get(urls.addInformation, (_req, res) => res.redirect(303, urls.trackedComplaint))
    .post(urls.addInformation, limit, (req, res) => send(req, res, 'text'))
    .get(urls.urgeComplaint, (_req, res) => res.redirect(303, urls.trackedComplaint))
    .post(urls.urgeComplaint, limit, (req, res) => send(req, res, 'urge'));
}
