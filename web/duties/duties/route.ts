/** Duties of a period: what is due, what was reported, what was published. */
import { Router, type Request, type Response } from 'express';
import { currentUser, context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { pageNumber } from '../../shell/form-fields.js';
import { PAGE_SIZE } from '../../shell/pagination.js';
import { render } from '../../shell/render.js';
import { below, urls } from '../../shell/urls.js';
import { dutiesModel } from './view-model.js';

export function dutiesRoutes({ useCases }: WebDeps<'duties'>): Router {
  return Router().get(below(urls.desk, urls.deskDuties), async (req: Request, res: Response) => {
    const page = pageNumber(req);
    const found = await useCases.duties.listDuties(currentUser(res), {
      from: (page - 1) * PAGE_SIZE,
      limit: PAGE_SIZE,
    });
    render(res, 'desk/duties', dutiesModel(context(res), found, page));
  });
}
