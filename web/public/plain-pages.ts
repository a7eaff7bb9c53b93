/** Pages without anybody's data: start, about. */
import { Router, type Response } from 'express';
import { context } from '../context.js';
import { render } from '../render.js';
import { urls } from '../urls.js';

function show(res: Response, view: string): void {
  // Kept by the browser, asked again each time: Back is instant, the language switch is seen.
  res.setHeader('Cache-Control', 'private, no-cache');
  render(res, `public/${view}`, { title: context(res).t(`public.${view}.title`) });
}

export function plainPages(): Router {
  return Router()
    .get(urls.start, (_req, res) => show(res, 'start'))
    .get(urls.about, (_req, res) => show(res, 'about'));
}
