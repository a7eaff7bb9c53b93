/** What the desk and the engine disagree about, as the last reconciliation found it; and another one. */
import { Router, type Request, type Response } from 'express';
import { currentUser, context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { takeFlash, setFlash } from '../../shell/flash.js';
import { pageNumber } from '../../shell/form-fields.js';
import { PAGE_SIZE } from '../../shell/pagination.js';
import { render } from '../../shell/render.js';
import { below, urls } from '../../shell/urls.js';
import { reconciliationModel } from './view-model.js';

export function reconciliationRoutes({ useCases, config }: WebDeps<'cases' | 'monitor'>): Router {
  async function list(req: Request, res: Response): Promise<void> {
    const page = pageNumber(req);
    const user = currentUser(res);
    const found = await useCases.monitor.findings(user, { from: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE });
    const numbers = await useCases.cases.complaintNumbers(found.items.flatMap(({ complaintId }) => complaintId ?? []));
    const done = takeFlash(req, res, config);
    render(res, 'admin/reconciliation', reconciliationModel(context(res), user, { ...found, numbers }, page, done));
  }

  async function again(_req: Request, res: Response): Promise<void> {
    const run = await useCases.monitor.reconcileNow(currentUser(res));
    setFlash(res, config, run === null ? 'admin.reconciliation.running' : 'admin.reconciliation.done');
    res.redirect(303, urls.adminReconciliation);
  }

  return Router()
    .get(below(urls.admin, urls.adminReconciliation), list)
    .post(below(urls.admin, urls.adminReconciliation), again);
}
