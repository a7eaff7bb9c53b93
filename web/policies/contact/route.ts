/** Where to complain: every channel of the company, and who else there is. */
import { Router } from 'express';
import { context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { contactModel } from './view-model.js';

export function contactRoutes({ useCases }: WebDeps<'policies'>): Router {
  return Router().get(urls.contact, async (_req, res) => {
    // Read from the files of the policy, not asked of the engine: in an emergency the page must not depend on it.
    const policy = await useCases.policies.policyInForce();
    res.setHeader('Cache-Control', 'private, no-cache');
    render(res, 'public/contact', contactModel(context(res), policy));
  });
}
