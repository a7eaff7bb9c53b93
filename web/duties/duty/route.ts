/** One duty: its figures, its report, what was decided about it. */
import { Router, type Request, type Response } from 'express';
import { currentUser, context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { pathId } from '../../shell/path-ids.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { dutyModel } from './view-model.js';

export function dutyRoutes({ useCases }: WebDeps<'duties'>): Router {
  return Router().get(urls.deskDuty.route, async (req: Request, res: Response) => {
    const file = await useCases.duties.duty(currentUser(res), pathId(req, 'dutyId'));
    render(res, 'desk/duty', dutyModel(context(res), file));
  });
}
