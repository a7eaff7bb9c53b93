/** What was deployed so far: when, by whom, why, what changed, and how many cases still go by it. */
import { Router } from 'express';
import { context, currentUser } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { pageNumber } from '../../shell/form-fields.js';
import { PAGE_SIZE } from '../../shell/pagination.js';
import { render } from '../../shell/render.js';
import { below, urls } from '../../shell/urls.js';
import { bundlesModel } from './view-model.js';

export function bundlesRoutes({ useCases }: WebDeps<'policies'>): Router {
  return Router().get(below(urls.admin, urls.adminBundles), async (req, res) => {
    const page = pageNumber(req);
    const asked = { from: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE };
    const found = await useCases.policies.bundles(currentUser(res), asked);
    render(res, 'admin/bundles', bundlesModel(context(res), found, page));
  });
}
