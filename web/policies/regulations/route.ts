/** The regulation in force, article by article, with how each is carried out. */
import { Router } from 'express';
import { context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { HttpError } from '../../shell/errors.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { regulationsModel } from './view-model.js';

export function regulationsRoutes({ useCases }: WebDeps<'policies'>): Router {
  return Router().get(urls.regulations, async (_req, res) => {
    const policy = await useCases.policies.policyInForce();
    if (policy === null) throw new HttpError('notFound');
    res.setHeader('Cache-Control', 'private, no-cache');
    const rules = (await useCases.policies.coverage(policy.version.code)) ?? [];
    render(res, 'public/regulations', regulationsModel(context(res), policy, rules));
  });
}
