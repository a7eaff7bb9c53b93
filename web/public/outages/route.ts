/** Interruptions that are known of, so that nobody needs to complain to learn of them. */
import { Router } from 'express';
import { context } from '../../context.js';
import type { WebDeps } from '../../deps.js';
import { render } from '../../render.js';
import { urls } from '../../urls.js';
import { outagesModel } from './view-model.js';

export function outagesRoutes({ useCases }: WebDeps): Router {
  return Router().get(urls.outages, async (_req, res) => {
    res.setHeader('Cache-Control', 'private, no-cache');
    render(res, 'public/outages', outagesModel(context(res), await useCases.publicOutages()));
  });
}
