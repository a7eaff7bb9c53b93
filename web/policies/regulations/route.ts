/** The regulation in force, or one that was or will be, article by article, with how each is carried out. */
import { Router } from 'express';
import { context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { HttpError } from '../../shell/errors.js';
import { query } from '../../shell/form-fields.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { regulationsModel } from './view-model.js';

export function regulationsRoutes({ useCases }: WebDeps<'policies'>): Router {
  return Router().get(urls.regulations, async (req, res) => {
    const published = await useCases.policies.publishedPolicies();
    const code = query(req, 'version');
    const shown = published.find((one) => (code === '' ? one.state === 'inForce' : one.code === code));
    if (shown === undefined) throw new HttpError('notFound');
    res.setHeader('Cache-Control', 'private, no-cache');
    const rules = (await useCases.policies.coverage(shown.code)) ?? [];
    render(res, 'public/regulations', regulationsModel(context(res), { shown, published }, rules));
  });
}
