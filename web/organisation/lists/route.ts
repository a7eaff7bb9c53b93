/** The company's own lists, with how much is in each. */
import { Router } from 'express';
import { context, currentUser } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { render } from '../../shell/render.js';
import { below, urls } from '../../shell/urls.js';
import { listsModel } from './view-model.js';

export function listsRoutes({ useCases }: WebDeps<'organisation'>): Router {
  return Router().get(below(urls.admin, urls.adminLists), async (_req, res) => {
    render(res, 'admin/lists', listsModel(context(res).t, await useCases.organisation.lists(currentUser(res))));
  });
}
