/** The public portal: no account, no scripts. */
import { Router } from 'express';
import { context } from '../context.js';
import type { WebDeps } from '../deps.js';
import { render } from '../render.js';
import { urls } from '../urls.js';

/** Pages without anybody's data: the browser may keep them and ask whether they are still right. */
const plainPage = (view: string, titleKey: string) => ({
  handle: (_req: unknown, res: import('express').Response) => {
    res.setHeader('Cache-Control', 'private, no-cache');
    render(res, view, { title: context(res).t(titleKey) });
  },
});

export function publicRoutes(_deps: WebDeps): Router {
  return Router().get(urls.start, plainPage('public/start', 'public.start.title').handle);
}
