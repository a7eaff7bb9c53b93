/** Interruptions that are known of, so that nobody needs to complain to learn of them. */
import { Router } from 'express';
import { context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { outagesModel } from './view-model.js';

export function outagesRoutes({ useCases }: WebDeps<'massEvents'>): Router {
  return Router().get(urls.outages, async (_req, res) => {
    res.setHeader('Cache-Control', 'private, no-cache');
    render(res, 'public/outages', outagesModel(context(res), await useCases.massEvents.publicOutages()));
  });
}
