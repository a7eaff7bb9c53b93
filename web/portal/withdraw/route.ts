/** Withdrawing, with a page that asks first. */
import { Router, type Request, type Response } from 'express';
import { LONGEST_SAID } from '../../../domain/content/index.js';
import type { TrackingView } from '../../../domain/portal/index.js';
import { context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { setFlash } from '../../shell/flash.js';
import { field, onceOf } from '../../shell/form-fields.js';
import { isLocale } from '../../shell/i18n.js';
import { render } from '../../shell/render.js';
import { withKey, urls } from '../../shell/urls.js';
import { followedComplaint } from '../followed.js';
import { withdrawModel } from './view-model.js';

const isInDanger = ({ danger }: TrackingView): boolean => danger !== null && danger.confirmedAt === null;

export function withdrawRoutes(deps: WebDeps<'portal'>): Router {
  const { useCases, config } = deps;
  const followed = followedComplaint(deps);

  async function ask(req: Request, res: Response): Promise<void> {
    const found = await followed(req, res);
    if (found === null) return;
    const { pass, view } = found;
    if (!view.canWithdraw) return res.redirect(303, withKey(urls.trackedComplaint, 'complaint', pass.key));
    render(res, 'public/withdraw', withdrawModel(context(res).t, pass, isInDanger(view), '', false));
  }

  async function withdraw(req: Request, res: Response): Promise<void> {
    const found = await followed(req, res);
    if (found === null) return;
    const { pass } = found;
    const reason = field(req, 'reason');
    const tooLong = [...reason].length > LONGEST_SAID.withdrawal;
    if (tooLong || isLocale(req.query['lang'])) {
      const view = await useCases.portal.trackComplaint(pass.number, pass.queryCode);
      const model = withdrawModel(context(res).t, pass, view !== null && isInDanger(view), reason, tooLong);
      return render(res, 'public/withdraw', model, tooLong ? 422 : 200);
    }
    await useCases.portal.withdrawComplaint(pass.number, pass.queryCode, reason, onceOf(req));
    setFlash(res, config, 'public.withdraw.done');
    res.redirect(303, withKey(urls.trackedComplaint, 'complaint', pass.key));
  }

  return Router().get(urls.withdraw, ask).post(urls.withdraw, withdraw);
}
