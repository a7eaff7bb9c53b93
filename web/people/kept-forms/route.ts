/** What a person sent and could not be taken: to be looked over and sent again, or dropped. */
import { type Request, Router, type Response } from 'express';
import type { Schema } from '../../../domain/forms/index.js';
import { type User, type KeptForm, type KeptFormId, isKeptFormId } from '../../../domain/people/index.js';
import { currentUser, context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { HttpError } from '../../shell/errors.js';
import { takeFlash, setFlash } from '../../shell/flash.js';
import { requireUser } from '../../shell/middleware/require-user.js';
import { idIn } from '../../shell/path-ids.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { placeOf } from './places.js';
import { keptFormsModel, categoriesIn, keptFormModel } from './view-model.js';

function idOf(req: Request): KeptFormId {
  const id = String(req.params['keptFormId']);
  if (!isKeptFormId(id)) throw new HttpError('notFound');
  return id;
}

export function keptFormsRoutes(deps: WebDeps<'definitions' | 'organisation' | 'people' | 'tasks'>): Router {
  const { useCases, config } = deps;
  const door = requireUser(deps);

  async function withSubject(user: User, form: KeptForm) {
    const address = placeOf(form.path)?.path.exec(form.path)?.groups ?? {};
    const subject = await useCases.people.subjectOfForm(user, {
      workItemId: idIn(address, 'workItemId'),
      complaintId: idIn(address, 'complaintId'),
      submissionId: idIn(address, 'submissionId'),
    });
    if (subject.task !== null || address['elementId'] === undefined) return { form, subject };
    // One form for the same task of many cases.
    const named = await useCases.tasks.taskNamed(address['elementId']);
    const task = named && { ...named, elementId: named.item.elementId, formId: named.item.formId };
    return { form, subject: { ...subject, task } };
  }

  async function list(req: Request, res: Response): Promise<void> {
    const user = currentUser(res);
    const forms = await Promise.all((await useCases.people.keptForms(user)).map((form) => withSubject(user, form)));
    const full = await useCases.people.sayFullOfForms(user);
    render(res, 'staff/kept-forms', keptFormsModel(context(res), forms, full, takeFlash(req, res, config)));
  }

  async function show(req: Request, res: Response): Promise<void> {
    const user = currentUser(res);
    const about = await withSubject(user, await useCases.people.keptForm(user, idOf(req)));
    const matters: Record<string, Schema> = {};
    for (const [prefix, category] of Object.entries(
      categoriesIn(about, await useCases.organisation.offered('category')),
    )) {
      const schema = await useCases.definitions.matterForm(category);
      if (schema !== null) matters[prefix] = schema;
    }
    // A classification asks what a registration asks.
    const { task, bundleId } = about.subject;
    const asked = {
      task: await (task === null
        ? useCases.definitions.registrationForm(bundleId)
        : useCases.definitions.formIn(bundleId, task.formId)),
      registration: await useCases.definitions.registrationForm(),
    };
    render(res, 'staff/kept-form', keptFormModel(context(res), { ...about, matters, asked }));
  }

  /** 307: the browser sends the same form on to where it was meant for. */
  async function send(req: Request, res: Response): Promise<void> {
    const user = currentUser(res);
    const { id, path } = await useCases.people.keptForm(user, idOf(req));
    await useCases.people.dropKeptForm(user, id);
    res.redirect(307, path);
  }

  async function drop(req: Request, res: Response): Promise<void> {
    await useCases.people.dropKeptForm(currentUser(res), idOf(req));
    setFlash(res, config, 'staff.kept.dropped');
    res.redirect(303, urls.keptForms);
  }

  return Router()
    .get(urls.keptForms, door, list)
    .get(urls.keptForm.route, door, show)
    .post(urls.sendKeptForm.route, door, send)
    .post(urls.dropKeptForm.route, door, drop);
}
