/** Events that many complaints are about: open ones first. */
import { Router, type Request, type Response } from 'express';
import { currentUser, context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { takeFlash } from '../../shell/flash.js';
import { pageNumber } from '../../shell/form-fields.js';
import { PAGE_SIZE } from '../../shell/pagination.js';
import { render } from '../../shell/render.js';
import { below, urls } from '../../shell/urls.js';
import { eventsModel } from './view-model.js';

export function eventsRoutes({ useCases, config }: WebDeps<'massEvents'>): Router {
  return Router().get(below(urls.desk, urls.deskEvents), async (req: Request, res: Response) => {
    const page = pageNumber(req);
    const found = await useCases.massEvents.massEvents(currentUser(res), {
      from: (page - 1) * PAGE_SIZE,
      limit: PAGE_SIZE,
    });
    render(res, 'desk/events', eventsModel(context(res), found, page, takeFlash(req, res, config)));
  });
}
