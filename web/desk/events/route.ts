/** Events that many complaints are about: open ones first. */
import { Router, type Request, type Response } from 'express';
import { context, currentUser } from '../../context.js';
import type { WebDeps } from '../../deps.js';
import { takeFlash } from '../../flash.js';
import { pageNumber } from '../../form-fields.js';
import { PAGE_SIZE } from '../../pagination.js';
import { render } from '../../render.js';
import { urls } from '../../urls.js';
import { eventsModel } from './view-model.js';

export function eventsRoutes({ useCases, config }: WebDeps): Router {
  return Router().get(urls.deskEventsRoute, async (req: Request, res: Response) => {
    const page = pageNumber(req);
    const found = await useCases.massEvents(currentUser(res), { from: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE });
    render(res, 'desk/events', eventsModel(context(res), found, page, takeFlash(req, res, config)));
  });
}
