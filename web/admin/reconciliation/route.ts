/** What the desk and the engine disagree about, as the last reconciliation found it; and another one. */
import { Router, type Request, type Response } from 'express';
import { context, currentUser } from '../../context.js';
import type { WebDeps } from '../../deps.js';
import { setFlash, takeFlash } from '../../flash.js';
import { pageNumber } from '../../form-fields.js';
import { PAGE_SIZE } from '../../pagination.js';
import { render } from '../../render.js';
import { urls } from '../../urls.js';
import { reconciliationModel } from './view-model.js';

export function reconciliationRoutes({ useCases, config }: WebDeps): Router {
  async function list(req: Request, res: Response): Promise<void> {
    const page = pageNumber(req);
    const user = currentUser(res);
    const found = await useCases.findings(user, { from: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE });
    const numbers = await useCases.complaintNumbers(found.items.flatMap(({ complaintId }) => complaintId ?? []));
    const done = takeFlash(req, res, config);
    render(res, 'admin/reconciliation', reconciliationModel(context(res), user, { ...found, numbers }, page, done));
  }

  async function again(_req: Request, res: Response): Promise<void> {
    const run = await useCases.reconcileNow(currentUser(res));
    setFlash(res, config, run === null ? 'admin.reconciliation.running' : 'admin.reconciliation.done');
    res.redirect(303, urls.adminReconciliation);
  }

  return Router().get(urls.adminReconciliationRoute, list).post(urls.adminReconciliationRoute, again);
}
