/** Pages without anybody's data: start, about. */
import { Router, type Response } from 'express';
import { context } from '../context.js';
import type { WebDeps } from '../deps.js';
import { limitsInWords } from '../limit-words.js';
import { type PageModel, render } from '../render.js';
import { urls } from '../urls.js';

interface PlainModel extends PageModel {
  limits: string[];
}

function show(res: Response, view: string, limits: string[]): void {
  // Kept by the browser, asked again each time: Back is instant, the language switch is seen.
  res.setHeader('Cache-Control', 'private, no-cache');
  render<PlainModel>(res, `public/${view}`, { title: context(res).t(`public.${view}.title`), limits });
}

export function plainPages({ useCases }: WebDeps): Router {
  return Router()
    .get(urls.start, async (_req, res) =>
      show(res, 'start', limitsInWords(context(res).t, await useCases.policyInForce())),
    )
    .get(urls.about, (_req, res) => show(res, 'about', []));
}
