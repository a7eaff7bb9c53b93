/** Reports that the regulation wants published (D09-R24, D11-R22). */
import { Router } from 'express';
import { context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { reportsModel } from './view-model.js';

export function reportsRoutes({ useCases }: WebDeps<'duties'>): Router {
  return Router().get(urls.reports, async (_req, res) => {
    res.setHeader('Cache-Control', 'private, no-cache');
    render(res, 'public/reports', reportsModel(context(res), await useCases.duties.publishedReports()));
  });
}
