/** One task: its form, filled in by whoever has claimed it. The form works without scripts; form-js takes its place. */
import { type Request, Router, type Response } from 'express';
import type { AttachmentView } from '../../../domain/attachments/index.js';
import type { CaseFile } from '../../../domain/cases/index.js';
import { DomainError } from '../../../domain/core/index.js';
import type { DutyFile, Duty } from '../../../domain/duties/index.js';
import {
  type Values,
  type Schema,
  checkSubmission,
  type FieldError,
  readForm,
  processVariables,
  fieldsOf,
} from '../../../domain/forms/index.js';
import type { User } from '../../../domain/people/index.js';
import {
  type WorkItem,
  type WorkItemSummary,
  TAKE_BACK_REASONS,
  type WorkItemId,
} from '../../../domain/tasks/index.js';
import { currentUser, context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { HttpError } from '../../shell/errors.js';
import { takeFlash, setFlash } from '../../shell/flash.js';
import { fieldValues, field } from '../../shell/form-fields.js';
import { fieldError } from '../../shell/form-parts.js';
import { isLocale } from '../../shell/i18n.js';
import { pathId } from '../../shell/path-ids.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { type Filled, taskModel } from './view-model.js';

const idOf = (req: Request): WorkItemId => pathId(req, 'workItemId');

const wantsJson = (req: Request): boolean =>
  req.is('application/json') !== false && req.is('application/json') !== null;

/** Posted values: fields by their keys, or `{ data }` from the script. @throws {HttpError} malformed */
function postedValues(req: Request): Values {
  const body = (req.body ?? {}) as Record<string, unknown>;
  const values = wantsJson(req) ? body['data'] : body;
  if (typeof values !== 'object' || values === null || Array.isArray(values)) throw new HttpError('malformed');
  return fieldValues(values);
}

export function taskRoutes({
  useCases,
  engine,
  config,
}: WebDeps<'attachments' | 'cases' | 'duties' | 'tasks'>): Router {
  /** The form as it was pinned when the task was created. @throws {DomainError} taskGone */
  async function schemaOf(item: WorkItem): Promise<Schema> {
    const key = item.userTaskKey ?? (await engine.findUserTask(item.elementInstanceKey))?.userTaskKey ?? null;
    const form = key === null ? null : await engine.userTaskForm(key);
    if (form === null) throw new DomainError('taskGone');
    return form.schema;
  }

  const dutyFile = (user: User, duty: Duty | null): Promise<DutyFile> => {
    if (duty === null) throw new DomainError('notFound');
    return useCases.duties.duty(user, duty.id);
  };

  const fileOf = (user: User, { complaint, duty }: WorkItemSummary): Promise<CaseFile | DutyFile> =>
    complaint === null ? dutyFile(user, duty) : useCases.cases.caseFile(user, complaint.id);

  /** As on the page of the case: for those who may know who complains. */
  const attachmentsOf = async (user: User, file: CaseFile | DutyFile): Promise<AttachmentView[]> =>
    'complaint' in file && file.may.seeIdentity ? useCases.attachments.attachmentsOf(user, file.complaint.id) : [];

  const isMine = ({ item }: WorkItemSummary, user: User): boolean =>
    item.state === 'claimed' && item.assignee === user.id;
  /** Sending a form claims its task where nobody has: a page may be older than a release. */
  const isOpenTo = (summary: WorkItemSummary, user: User): boolean =>
    isMine(summary, user) || (summary.item.state === 'offered' && summary.may.claim);

  async function show(req: Request, res: Response): Promise<void> {
    const user = currentUser(res);
    const summary = await useCases.tasks.workItem(user, idOf(req));
    let filled: Filled | null = null;
    if (isMine(summary, user)) {
      const [schema, values] = await Promise.all([
        schemaOf(summary.item),
        useCases.tasks.taskFormData(user, summary.item.id),
      ]);
      filled = { schema, values, errors: {} };
    }
    const contact = await useCases.tasks.dangerContact(user, summary.item.id);
    const file = await fileOf(user, summary);
    const attachments = await attachmentsOf(user, file);
    const done = takeFlash(req, res, config);
    render(res, 'desk/task', taskModel(context(res), user, file, summary, filled, done, attachments, contact));
  }

  async function submit(req: Request, res: Response): Promise<void> {
    const user = currentUser(res);
    const given = postedValues(req);
    const summary = await useCases.tasks.workItem(user, idOf(req));
    const { item } = summary;
    const { locale, t } = context(res);
    // The language switch: what is typed is kept as a draft, and nothing is checked.
    if (isLocale(req.query['lang']) && !summary.returned && isMine(summary, user)) {
      await keepDraft(user, item, given);
      return res.redirect(303, urls.deskWorkItem(item.id));
    }
    // Done, gone, another person's or taken away: the use case says which.
    if (summary.returned || !isOpenTo(summary, user)) {
      await useCases.tasks.submitWorkItem(user, item.id, given, {});
      throw new DomainError('stale');
    }
    const schema = await schemaOf(item);
    const { data, errors } = checkSubmission(schema, given);
    const refuse = async (errors: Record<string, FieldError>): Promise<void> => {
      const fields = readForm(schema, locale).filter((part) => part.kind === 'field');
      if (!wantsJson(req)) {
        const contact = await useCases.tasks.dangerContact(user, item.id);
        const filled = { schema, values: given, errors };
        const file = await fileOf(user, summary);
        const attachments = await attachmentsOf(user, file);
        const model = taskModel(context(res), user, file, summary, filled, null, attachments, contact);
        return render(res, 'desk/task', model, 422);
      }
      const texts = Object.fromEntries(
        Object.entries(errors).map(([key, error]) => [
          key,
          fieldError(
            t,
            fields.find((field) => field.key === key),
            error,
          ),
        ]),
      );
      res.status(422).json({ errors: texts });
    };
    if (Object.keys(errors).length > 0) return refuse(errors);
    const variables = processVariables(schema, data, await useCases.tasks.allowedVariables(item));
    let subjectUnknown = false;
    try {
      ({ subjectUnknown } = await useCases.tasks.submitWorkItem(user, item.id, data, variables));
    } catch (error) {
      // What only the house knows: no such account, a department that is kept from the case.
      if (!(error instanceof DomainError) || error.code !== 'invalid') throw error;
      return refuse(error.details['fields'] as Record<string, FieldError>);
    }
    setFlash(res, config, subjectUnknown ? 'desk.task.submittedNobodyRecused' : 'desk.task.submitted');
    if (wantsJson(req)) return void res.json({ location: urls.desk });
    res.redirect(303, urls.desk);
  }

  async function keepDraft(user: User, item: WorkItem, given: Values): Promise<void> {
    const known = new Set(fieldsOf(await schemaOf(item)).map(({ key }) => key));
    const values = Object.entries(given).filter(([key]) => known.has(key));
    await useCases.tasks.saveDraft(user, item.id, Object.fromEntries(values));
  }

  async function saveDraft(req: Request, res: Response): Promise<void> {
    const user = currentUser(res);
    const { item } = await useCases.tasks.workItem(user, idOf(req));
    await keepDraft(user, item, postedValues(req));
    res.status(204).end();
  }

  async function claim(req: Request, res: Response): Promise<void> {
    const { id } = await useCases.tasks.claimWorkItem(currentUser(res), idOf(req));
    res.redirect(303, urls.deskWorkItem(id));
  }

  async function takeBack(req: Request, res: Response): Promise<void> {
    const user = currentUser(res);
    const reason = TAKE_BACK_REASONS.find((code) => code === field(req, 'reason'));
    if (reason === undefined) {
      const summary = await useCases.tasks.workItem(user, idOf(req));
      if (!summary.may.takeBack) throw new DomainError('forbidden');
      const known = context(res);
      const error = known.t('desk.takeBack.reasonMissing');
      const contact = await useCases.tasks.dangerContact(user, summary.item.id);
      const file = await fileOf(user, summary);
      const attachments = await attachmentsOf(user, file);
      const model = taskModel(known, user, file, summary, null, null, attachments, contact, error);
      return render(res, 'desk/task', model, 422);
    }
    const { id } = await useCases.tasks.takeBackWorkItem(user, idOf(req), reason);
    setFlash(res, config, 'desk.takeBack.done');
    res.redirect(303, urls.deskWorkItem(id));
  }

  async function release(req: Request, res: Response): Promise<void> {
    await useCases.tasks.releaseWorkItem(currentUser(res), idOf(req));
    setFlash(res, config, 'desk.task.released');
    res.redirect(303, urls.desk);
  }

  return Router()
    .get(urls.deskWorkItem.route, show)
    .post(urls.deskWorkItem.route, submit)
    .post(urls.deskWorkItemDraft.route, saveDraft)
    .post(urls.deskWorkItemClaim.route, claim)
    .post(urls.deskWorkItemTakeBack.route, takeBack)
    .post(urls.deskWorkItemRelease.route, release);
}
