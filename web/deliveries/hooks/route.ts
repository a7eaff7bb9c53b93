/** The hooks of the house, and setting up another one. */
import { type Request, type Response, Router } from 'express';
import { DomainError } from '../../../domain/core/index.js';
import { context, currentUser } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { setFlash, takeFlash } from '../../shell/flash.js';
import { render } from '../../shell/render.js';
import { below, urls } from '../../shell/urls.js';
import { givenHook, hookForm, NO_HOOK } from '../hook-form.js';
import { hooksModel } from './view-model.js';

export function hooksRoutes({ useCases, config }: WebDeps<'deliveries' | 'notices'>): Router {
  const page = below(urls.admin, urls.adminHooks);

  async function show(req: Request, res: Response, given = NO_HOOK, fields: Record<string, string> = {}) {
    const user = currentUser(res);
    const hooks = await useCases.deliveries.hooks(user);
    const groups = await useCases.deliveries.hookGroups(user);
    const events = await useCases.notices.staffEvents();
    const known = context(res);
    const form = hookForm(known.t, { groups, events }, given, fields);
    const model = hooksModel(known, hooks, form, takeFlash(req, res, config));
    render(res, 'admin/hooks', model, Object.keys(fields).length === 0 ? 200 : 422);
  }

  async function create(req: Request, res: Response): Promise<void> {
    const given = givenHook(req);
    try {
      const id = await useCases.deliveries.createHook(currentUser(res), given);
      setFlash(res, config, 'deliveries.hooks.created');
      res.redirect(303, urls.adminHook(id));
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'invalid') throw error;
      await show(req, res, given, error.fields);
    }
  }

  return Router()
    .get(page, (req, res) => show(req, res))
    .post(page, create);
}
