/** One finding: what it means for the case, and what the button does. The page is the confirmation. */
import { Router, type Request, type Response } from 'express';
import { DomainError } from '../../../domain/core/index.js';
import { currentUser, context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { setFlash } from '../../shell/flash.js';
import { pathId } from '../../shell/path-ids.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { findingModel } from './view-model.js';

export function findingRoutes({ useCases, config }: WebDeps<'cases' | 'monitor'>): Router {
  async function show(req: Request<{ findingId: string }>, res: Response): Promise<void> {
    const user = currentUser(res);
    const finding = await useCases.monitor.finding(user, pathId(req, 'findingId'));
    const numbers = await useCases.cases.complaintNumbers(finding.complaintId === null ? [] : [finding.complaintId]);
    render(res, 'admin/finding', findingModel(context(res), user, finding, numbers));
  }

  async function mend(req: Request<{ findingId: string }>, res: Response): Promise<void> {
    const done = await useCases.monitor.mendFinding(currentUser(res), pathId(req, 'findingId')).then(
      () => true,
      (error: unknown) => {
        if (error instanceof DomainError && error.code === 'wrongState') return false;
        throw error;
      },
    );
    setFlash(res, config, done ? 'admin.reconciliation.mended' : 'admin.reconciliation.past');
    res.redirect(303, urls.adminReconciliation);
  }

  return Router().get(urls.adminFinding.route, show).post(urls.adminFinding.route, mend);
}
