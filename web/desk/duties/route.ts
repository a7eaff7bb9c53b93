/** Duties of a period: what is due, what was reported, what was published. */
import { Router, type Request, type Response } from 'express';
import { context, currentUser } from '../../context.js';
import type { WebDeps } from '../../deps.js';
import { pageNumber } from '../../form-fields.js';
import { PAGE_SIZE } from '../../pagination.js';
import { render } from '../../render.js';
import { urls } from '../../urls.js';
import { dutiesModel } from './view-model.js';

export function dutiesRoutes({ useCases }: WebDeps): Router {
  return Router().get(urls.deskDutiesRoute, async (req: Request, res: Response) => {
    const page = pageNumber(req);
    const found = await useCases.listDuties(currentUser(res), { from: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE });
    render(res, 'desk/duties', dutiesModel(context(res), found, page));
  });
}
