/** One hook: changed, tried, switched off; and what came back last. */
import { type Request, type Response, Router } from 'express';
import { DomainError } from '../../../domain/core/index.js';
import type { HookGiven } from '../../../domain/deliveries/index.js';
import { context, currentUser } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { setFlash, takeFlash } from '../../shell/flash.js';
import { field } from '../../shell/form-fields.js';
import { pathId } from '../../shell/path-ids.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { givenHook, hookForm } from '../hook-form.js';
import { hookModel } from './view-model.js';

export function hookRoutes({ useCases, config }: WebDeps<'deliveries' | 'notices'>): Router {
  const { deliveries, notices } = useCases;

  async function show(
    req: Request,
    res: Response,
    given: HookGiven | null = null,
    fields: Record<string, string> = {},
    status = 200,
  ): Promise<void> {
    const user = currentUser(res);
    const found = await deliveries.hook(user, pathId(req, 'hookId'));
    const { name, kind, group, events, template, locale, receiptMinutes } = found.hook;
    const kept = {
      name,
      kind,
      group: group ?? '',
      events,
      template,
      locale,
      receiptMinutes: String(receiptMinutes ?? ''),
    };
    const filled = given ?? { ...kept, url: '', secret: '' };
    const choices = { groups: await deliveries.hookGroups(user), events: await notices.staffEvents() };
    const known = context(res);
    const form = hookForm(known.t, choices, filled, fields);
    render(
      res,
      'admin/hook',
      hookModel(known, found, form, { done: takeFlash(req, res, config), publicUrl: config.publicUrl }),
      status,
    );
  }
  function done(req: Request, res: Response, words: string): void {
    setFlash(res, config, words);
    res.redirect(303, urls.adminHook(pathId(req, 'hookId')));
  }

  async function change(req: Request, res: Response): Promise<void> {
    const given = givenHook(req);
    try {
      await deliveries.changeHook(currentUser(res), pathId(req, 'hookId'), given, Number(field(req, 'version')));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.code === 'stale') return show(req, res, given, { stale: 'stale' }, 409);
      if (error.code !== 'invalid') throw error;
      return show(req, res, given, error.fields, 422);
    }
    done(req, res, 'deliveries.hooks.changed');
  }

  return Router()
    .get(urls.adminHook.route, (req, res) => show(req, res))
    .post(urls.adminHook.route, change)
    .post(urls.adminHookUse.route, async (req, res) => {
      const active = field(req, 'active') === 'true';
      await deliveries.useHook(currentUser(res), pathId(req, 'hookId'), active);
      done(req, res, active ? 'deliveries.hooks.putInUse' : 'deliveries.hooks.putOutOfUse');
    })
    .post(urls.adminHookTest.route, async (req, res) => {
      await deliveries.testHook(currentUser(res), pathId(req, 'hookId'));
      done(req, res, 'deliveries.hooks.tested');
    });
}
