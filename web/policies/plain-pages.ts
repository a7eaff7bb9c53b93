/** Pages without anybody's data: start, about. */
import { type Response, Router } from 'express';
import { context } from '../shell/context.js';
import type { WebDeps } from '../shell/deps.js';
import type { PageModel } from '../shell/page-model.js';
import { render } from '../shell/render.js';
import { urls } from '../shell/urls.js';
import { limitsInWords } from './limit-words.js';

interface PlainModel extends PageModel {
  limits: string[];
  /** How many outages are known; '' for none. */
  outages: string;
}

function show(res: Response, view: string, limits: string[], outages = ''): void {
  // Kept by the browser, asked again each time: Back is instant, the language switch is seen.
  res.setHeader('Cache-Control', 'private, no-cache');
  render<PlainModel>(res, `public/${view}`, { title: context(res).t(`public.${view}.title`), limits, outages });
}

export function plainPages({ useCases }: WebDeps<'massEvents' | 'policies'>): Router {
  return Router()
    .get(urls.start, async (_req, res) => {
      const { t } = context(res);
      const [policy, outages] = await Promise.all([
        useCases.policies.policyInForce(),
        useCases.massEvents.publicOutages(),
      ]);
      const known = outages.length === 0 ? '' : t('events.public.known', { count: outages.length });
      show(res, 'start', limitsInWords(t, policy), known);
    })
    .get(urls.about, (_req, res) => show(res, 'about', []));
}
