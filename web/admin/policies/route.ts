/** The policies: which holds, which will, and what keeps the others from being activated. */
import { Router } from 'express';
import { context } from '../../context.js';
import type { WebDeps } from '../../deps.js';
import { takeFlash } from '../../flash.js';
import { render } from '../../render.js';
import { policiesModel } from './view-model.js';

export function policiesRoutes({ useCases, config }: WebDeps): Router {
  return Router().get('/policies', async (req, res) => {
    const done = takeFlash(req, res, config);
    render(
      res,
      'admin/policies',
      policiesModel(context(res), await useCases.policies(), await useCases.calendarGaps(), done),
    );
  });
}
