/** What is filled in: sent, or kept as a draft. Without scripts a page is the answer, with them JSON. */
import type { Request, Response } from 'express';
import { DomainError } from '../../../domain/core/index.js';
import {
  checkSubmission,
  type FieldError,
  fieldsOf,
  processVariables,
  readForm,
  type Schema,
  type Values,
} from '../../../domain/forms/index.js';
import type { User } from '../../../domain/people/index.js';
import type { WorkItem, WorkItemSummary } from '../../../domain/tasks/index.js';
import { bodyOf } from '../../shell/body.js';
import { context, currentUser, type RequestContext } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { HttpError } from '../../shell/errors.js';
import { setFlash } from '../../shell/flash.js';
import { fieldValues } from '../../shell/form-fields.js';
import { fieldError } from '../../shell/form-parts.js';
import { isLocale } from '../../shell/i18n.js';
import { urls } from '../../shell/urls.js';
import { isMine, type TaskAtHand, type TaskPage } from './page.js';

const wantsJson = (req: Request): boolean =>
  req.is('application/json') !== false && req.is('application/json') !== null;

/** Posted values: fields by their keys, or `{ data }` from the script. @throws {HttpError} malformed */
function postedValues(req: Request): Values {
  const body = bodyOf(req);
  const values = wantsJson(req) ? body['data'] : body;
  if (typeof values !== 'object' || values === null || Array.isArray(values)) throw new HttpError('malformed');
  return fieldValues(values);
}

/** Sending a form claims its task where nobody has: a page may be older than a release. */
const isOpenTo = (summary: WorkItemSummary, user: User): boolean =>
  isMine(summary, user) || (summary.item.state === 'offered' && summary.may.claim);

type Errors = Record<string, FieldError>;

function errorsInWords({ t, locale }: RequestContext, schema: Schema, errors: Errors): Record<string, string> {
  const fields = readForm(schema, locale).filter((part) => part.kind === 'field');
  const words = (key: string, error: FieldError) =>
    fieldError(
      t,
      fields.find((field) => field.key === key),
      error,
    );
  return Object.fromEntries(Object.entries(errors).map(([key, error]) => [key, words(key, error)]));
}

export function submissionActs({ useCases, config }: WebDeps<'tasks'>, { schemaOf, show }: TaskPage) {
  async function keepDraft(user: User, item: WorkItem, given: Values): Promise<void> {
    const known = new Set(fieldsOf(await schemaOf(item)).map(({ key }) => key));
    const values = Object.entries(given).filter(([key]) => known.has(key));
    await useCases.tasks.saveDraft(user, item.id, Object.fromEntries(values));
  }

  /** What only the house knows is its answer: no such account, a department that is kept from the case. */
  async function complete(
    user: User,
    item: WorkItem,
    schema: Schema,
    data: Values,
  ): Promise<Errors | 'done' | 'nobody'> {
    const variables = processVariables(schema, data, await useCases.tasks.allowedVariables(item));
    try {
      const { subjectUnknown } = await useCases.tasks.submitWorkItem(user, item.id, data, variables);
      return subjectUnknown ? 'nobody' : 'done';
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'invalid') throw error;
      // `submitWorkItem` refuses with the codes of a form's fields.
      return error.fields as Errors;
    }
  }

  return {
    async saveDraft(req: Request, res: Response, summary: TaskAtHand): Promise<void> {
      await keepDraft(currentUser(res), summary.item, postedValues(req));
      res.status(204).end();
    },

    async submit(req: Request, res: Response, summary: TaskAtHand): Promise<void> {
      const user = currentUser(res);
      const given = postedValues(req);
      const { item } = summary;
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
      const outcome = Object.keys(errors).length > 0 ? errors : await complete(user, item, schema, data);
      if (typeof outcome === 'object') {
        if (!wantsJson(req)) return show(res, summary, { filled: { schema, values: given, errors: outcome } }, 422);
        return void res.status(422).json({ errors: errorsInWords(context(res), schema, outcome) });
      }
      setFlash(res, config, outcome === 'nobody' ? 'desk.task.submittedNobodyRecused' : 'desk.task.submitted');
      if (wantsJson(req)) return void res.json({ location: urls.desk });
      res.redirect(303, urls.desk);
    },
  };
}
