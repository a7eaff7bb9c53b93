/** The policies: which holds, which will, what waits for a second person, and what keeps the others from being activated. */
import { Router } from 'express';
import { context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { takeFlash } from '../../shell/flash.js';
import { render } from '../../shell/render.js';
import { below, urls } from '../../shell/urls.js';
import { policiesModel } from './view-model.js';

export function policiesRoutes({ useCases, config }: WebDeps<'deadlines' | 'policies'>): Router {
  return Router().get(below(urls.admin, urls.adminPolicies), async (req, res) => {
    const done = takeFlash(req, res, config);
    const [policies, proposals, cancellations, note, gaps] = await Promise.all([
      useCases.policies.policies(),
      useCases.policies.proposals(),
      useCases.policies.cancellations(),
      useCases.policies.bundleNote(),
      useCases.deadlines.calendarGaps(),
    ]);
    render(
      res,
      'admin/policies',
      policiesModel(context(res), { policies, proposals, cancellations, note, gaps, done }),
    );
  });
}
