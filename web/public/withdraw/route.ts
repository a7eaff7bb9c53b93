/** Withdrawing, with a page that asks first. */
import { Router, type Request, type Response } from 'express';
import { context } from '../../context.js';
import type { WebDeps } from '../../deps.js';
import { setFlash } from '../../flash.js';
import { field } from '../../form-fields.js';
import { isLocale } from '../../i18n.js';
import { render } from '../../render.js';
import { urls } from '../../urls.js';
import { trackingPass } from '../track/tracking-pass.js';
import { LONGEST_REASON, withdrawModel } from './view-model.js';

export function withdrawRoutes(deps: WebDeps): Router {
  const { useCases, config } = deps;
  const passes = trackingPass(deps);

  async function ask(req: Request, res: Response): Promise<void> {
    const pass = passes.read(req);
    const view = pass === null ? null : await useCases.trackComplaint(pass.number, pass.queryCode);
    if (view === null || !view.canWithdraw) return res.redirect(303, urls.trackedComplaint);
    render(res, 'public/withdraw', withdrawModel(context(res).t, view.complaint.number, '', false));
  }

  async function withdraw(req: Request, res: Response): Promise<void> {
    const pass = passes.read(req);
    if (pass === null) return res.redirect(303, urls.track);
    const reason = field(req, 'reason');
    const tooLong = [...reason].length > LONGEST_REASON;
    if (tooLong || isLocale(req.query['lang'])) {
      return render(
        res,
        'public/withdraw',
        withdrawModel(context(res).t, pass.number, reason, tooLong),
        tooLong ? 422 : 200,
      );
    }
    await useCases.withdrawComplaint(pass.number, pass.queryCode, reason);
    setFlash(res, config, 'public.withdraw.done');
    res.redirect(303, urls.trackedComplaint);
  }

  return Router().get(urls.withdraw, ask).post(urls.withdraw, withdraw);
}
