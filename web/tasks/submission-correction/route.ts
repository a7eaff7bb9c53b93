/** Correcting answers of a submitted form: those that the process did not go by. What was submitted stays beside it. */
import { type Request, Router, type Response } from 'express';
import type { ComplaintId } from '../../../domain/cases/index.js';
import { LONGEST_REASON, DomainError } from '../../../domain/core/index.js';
import { type Schema, correctableKeys, checkCorrection } from '../../../domain/forms/index.js';
import type { SubmissionToCorrect, SubmissionId } from '../../../domain/tasks/index.js';
import { currentUser, context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { setFlash } from '../../shell/flash.js';
import { field } from '../../shell/form-fields.js';
import { pathId } from '../../shell/path-ids.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { type Given, submissionCorrectionModel } from './view-model.js';

const idsOf = (req: Request): [complaintId: ComplaintId, submissionId: SubmissionId] => [
  pathId(req, 'complaintId'),
  pathId(req, 'submissionId'),
];

function reasonMistake(reason: string): Record<string, string> {
  if (reason === '') return { reason: 'required' };
  return [...reason].length > LONGEST_REASON ? { reason: 'long' } : {};
}

export function submissionCorrectionRoutes({ useCases, engine, config }: WebDeps<'tasks'>): Router {
  const find = (req: Request, res: Response): Promise<SubmissionToCorrect> =>
    useCases.tasks.submissionToCorrect(currentUser(res), ...idsOf(req));

  /** The form as it was pinned when the task was created; null where the engine has forgotten the task. */
  async function schemaOf({ item }: SubmissionToCorrect): Promise<Schema | null> {
    const form = item.userTaskKey === null ? null : await engine.userTaskForm(item.userTaskKey);
    return form && (await useCases.tasks.askedForm(item, form.schema)).schema;
  }

  async function show(res: Response, found: SubmissionToCorrect, given: Given | null, status = 200): Promise<void> {
    res.setHeader('Cache-Control', 'no-store');
    const model = submissionCorrectionModel(context(res), found, await schemaOf(found), given);
    render(res, 'desk/submission-correction', model, status);
  }

  async function submit(req: Request, res: Response): Promise<void> {
    const found = await find(req, res);
    const schema = await schemaOf(found);
    if (schema === null) throw new DomainError('taskGone');
    const reason = field(req, 'reason');
    const version = Number(field(req, 'version'));
    const values = Object.fromEntries(correctableKeys(schema).map((key) => [key, field(req, key)]));
    // Set against what it was opened with: what another person has corrected since is told, not taken back.
    const base = found.versions.find((one) => one.version === version)?.data ?? {};
    const { data, errors } = checkCorrection(schema, base, values);
    const again = (mistakes: Record<string, string>, status: number, to = found): Promise<void> =>
      show(res, to, { values, errors, mistakes, reason, version }, status);
    const mistakes = reasonMistake(reason);
    if (Object.keys({ ...mistakes, ...errors }).length > 0) return again(mistakes, 422);
    try {
      await useCases.tasks.correctSubmission(currentUser(res), ...idsOf(req), { version, data }, reason);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.code === 'stale') return again({}, 409, await find(req, res));
      if (error.code !== 'invalid') throw error;
      return again(error.fields, 422);
    }
    setFlash(res, config, 'desk.correction.done');
    res.redirect(303, urls.deskCase(found.complaint.id));
  }

  return Router()
    .get(urls.deskSubmissionCorrection.route, async (req, res) => show(res, await find(req, res), null))
    .post(urls.deskSubmissionCorrection.route, submit);
}
