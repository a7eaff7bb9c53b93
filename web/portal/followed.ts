/** The door of the pages about one complaint: whoever may not come in is asked for number and code, and loses nothing. */
import type { Request, Response } from 'express';
import type { TrackingView } from '../../domain/portal/index.js';
import { context } from '../shell/context.js';
import type { WebDeps } from '../shell/deps.js';
import { render } from '../shell/render.js';
import { urls } from '../shell/urls.js';
import { keptWords } from './track/kept-words.js';
import { type Pass, trackingPass } from './tracking-pass.js';
import { trackModel } from './track/view-model.js';

export interface Followed {
  pass: Pass;
  view: TrackingView;
}

/** @returns the complaint of this page or form; null where number and code are asked for instead */
export function followedComplaint(deps: WebDeps<'portal'>) {
  const passes = trackingPass(deps);
  const kept = keptWords(deps);
  return async (req: Request, res: Response): Promise<Followed | null> => {
    const pass = passes.use(req, res);
    const view = pass === null ? null : await deps.useCases.portal.trackComplaint(pass.number, pass.queryCode);
    if (pass !== null && view !== null) return { pass, view };
    if (req.method === 'GET') res.redirect(303, urls.track);
    else render(res, 'public/track', trackModel(context(res).t, { kept: kept.of(req) }), 401);
    return null;
  };
}
