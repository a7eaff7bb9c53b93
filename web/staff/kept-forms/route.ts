/** What somebody sent and could not be taken: to be looked over and sent again, or dropped. */
import { Router, type Request, type Response } from 'express';
import type { Schema } from '../../../domain/forms/index.js';
import type { User } from '../../../domain/model.js';
import type { KeptForm } from '../../../domain/use-cases/use-cases.js';
import { context, currentUser } from '../../context.js';
import type { WebDeps } from '../../deps.js';
import { setFlash, takeFlash } from '../../flash.js';
import { requireUser } from '../../middleware/require-user.js';
import { render } from '../../render.js';
import { urls } from '../../urls.js';
import { placeOf } from './places.js';
import { categoriesIn, keptFormModel, keptFormsModel } from './view-model.js';

const idOf = (req: Request): string => String(req.params['keptFormId']);

export function keptFormsRoutes(deps: WebDeps): Router {
  const { useCases, config, matterForm } = deps;
  const door = requireUser(deps);

  async function withSubject(user: User, form: KeptForm) {
    const address = placeOf(form.path)?.path.exec(form.path)?.groups ?? {};
    return { form, subject: await useCases.subjectOfForm(user, address) };
  }

  async function list(req: Request, res: Response): Promise<void> {
    const user = currentUser(res);
    const forms = await Promise.all((await useCases.keptForms(user)).map((form) => withSubject(user, form)));
    const full = await useCases.sayFullOfForms(user);
    render(res, 'staff/kept-forms', keptFormsModel(context(res), forms, full, takeFlash(req, res, config)));
  }

  async function show(req: Request, res: Response): Promise<void> {
    const user = currentUser(res);
    const about = await withSubject(user, await useCases.keptForm(user, idOf(req)));
    const matters: Record<string, Schema> = {};
    for (const [prefix, category] of Object.entries(categoriesIn(about))) {
      const schema = await matterForm(category);
      if (schema !== null) matters[prefix] = schema;
    }
    render(res, 'staff/kept-form', keptFormModel(context(res), { ...about, matters }));
  }

  /** 307: the browser sends the same form on to where it was meant for. */
  async function send(req: Request, res: Response): Promise<void> {
    const user = currentUser(res);
    const { id, path } = await useCases.keptForm(user, idOf(req));
    await useCases.dropKeptForm(user, id);
    res.redirect(307, path);
  }

  async function drop(req: Request, res: Response): Promise<void> {
    await useCases.dropKeptForm(currentUser(res), idOf(req));
    setFlash(res, config, 'staff.kept.dropped');
    res.redirect(303, urls.keptForms);
  }

  return Router()
    .get(urls.keptForms, door, list)
    .get(urls.keptFormRoute, door, show)
    .post(urls.sendKeptFormRoute, door, send)
    .post(urls.dropKeptFormRoute, door, drop);
}
