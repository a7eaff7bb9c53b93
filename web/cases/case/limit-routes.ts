/** A limit of a case: paused, resumed, and more time asked for. */
import { type Request, type Response, Router } from 'express';
import { DomainError } from '../../../domain/core/index.js';
import { currentUser } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { setFlash } from '../../shell/flash.js';
import { field } from '../../shell/form-fields.js';
import { pathId } from '../../shell/path-ids.js';
import { urls } from '../../shell/urls.js';
import { caseAddress, type casePage } from './page.js';

export function limitRoutes({ useCases, config }: WebDeps<'deadlines'>, show: ReturnType<typeof casePage>): Router {
  async function pause(req: Request, res: Response): Promise<void> {
    await useCases.deadlines.pauseClock(currentUser(res), pathId(req, 'clockId'), field(req, 'reason'));
    setFlash(res, config, 'desk.case.paused');
    res.redirect(303, caseAddress(req));
  }

  async function extend(req: Request, res: Response): Promise<void> {
    const clockId = pathId(req, 'clockId');
    const [amount, reason] = [field(req, 'amount'), field(req, 'reason')];
    try {
      await useCases.deadlines.requestExtension(currentUser(res), clockId, amount === '' ? 0 : Number(amount), reason);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'invalid') throw error;
      const mistakes = error.fields;
      return show(req, res, { extension: { clockId, amount, reason, mistakes } });
    }
    setFlash(res, config, 'desk.case.extendSent');
    res.redirect(303, caseAddress(req));
  }

  async function resume(req: Request, res: Response): Promise<void> {
    await useCases.deadlines.resumeClock(currentUser(res), pathId(req, 'clockId'));
    setFlash(res, config, 'desk.case.resumed');
    res.redirect(303, caseAddress(req));
  }

  return Router()
    .post(urls.deskClockPause.route, pause)
    .post(urls.deskClockExtend.route, extend)
    .post(urls.deskClockResume.route, resume);
}
