/** One task: its form, filled in by whoever has claimed it. The form works without scripts; form-js takes its place. */
import { type Request, type Response, Router } from 'express';
import { DomainError } from '../../../domain/core/index.js';
import { TAKE_BACK_REASONS, type WorkItemId, type WorkItemSummary } from '../../../domain/tasks/index.js';
import { context, currentUser } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { setFlash, takeFlash } from '../../shell/flash.js';
import { field } from '../../shell/form-fields.js';
import { pathId } from '../../shell/path-ids.js';
import { urls } from '../../shell/urls.js';
import type { Filled } from './form-model.js';
import { isMine, type TaskAtHand, taskPage } from './page.js';
import { submissionActs } from './submit.js';

const idOf = (req: Request): WorkItemId => pathId(req, 'workItemId');

export function taskRoutes(
  deps: WebDeps<'attachments' | 'cases' | 'duties' | 'organisation' | 'policies' | 'tasks'>,
): Router {
  const { useCases, config } = deps;
  const page = taskPage(deps);
  const { submit, saveDraft } = submissionActs(deps, page);

  const summaryOf = (req: Request, res: Response): Promise<TaskAtHand> =>
    useCases.tasks.workItem(currentUser(res), idOf(req));

  async function filledSoFar(res: Response, summary: WorkItemSummary): Promise<Filled | null> {
    const user = currentUser(res);
    if (!isMine(summary, user)) return null;
    const [schema, values] = await Promise.all([
      page.schemaOf(summary.item),
      useCases.tasks.taskFormData(user, summary.item.id),
    ]);
    return { schema, values, errors: {} };
  }

  async function show(req: Request, res: Response): Promise<void> {
    const summary = await summaryOf(req, res);
    const filled = await filledSoFar(res, summary);
    await page.show(res, summary, { filled, done: takeFlash(req, res, config) });
  }

  async function claim(req: Request, res: Response): Promise<void> {
    const { id } = await useCases.tasks.claimWorkItem(currentUser(res), idOf(req));
    res.redirect(303, urls.deskWorkItem(id));
  }

  async function takeBack(req: Request, res: Response): Promise<void> {
    const reason = TAKE_BACK_REASONS.find((code) => code === field(req, 'reason'));
    if (reason === undefined) {
      const summary = await summaryOf(req, res);
      if (!summary.may.takeBack) throw new DomainError('forbidden');
      return page.show(res, summary, { takeBackError: context(res).t('desk.takeBack.reasonMissing') }, 422);
    }
    const { id } = await useCases.tasks.takeBackWorkItem(currentUser(res), idOf(req), reason);
    setFlash(res, config, 'desk.takeBack.done');
    res.redirect(303, urls.deskWorkItem(id));
  }

  async function passOn(req: Request, res: Response): Promise<void> {
    const user = currentUser(res);
    const summary = await summaryOf(req, res);
    const given = { to: field(req, 'passTo'), reason: field(req, 'passReason') };
    try {
      await useCases.tasks.passOnWorkItem(user, idOf(req), given);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'invalid') throw error;
      const filled = await filledSoFar(res, summary);
      return page.show(res, summary, { filled, givenPass: { ...given, errors: error.fields } }, 422);
    }
    setFlash(res, config, 'desk.passOn.done');
    res.redirect(303, isMine(summary, user) ? urls.desk : urls.deskWorkItem(idOf(req)));
  }

  async function release(req: Request, res: Response): Promise<void> {
    await useCases.tasks.releaseWorkItem(currentUser(res), idOf(req));
    setFlash(res, config, 'desk.task.released');
    res.redirect(303, urls.desk);
  }

  return Router()
    .get(urls.deskWorkItem.route, show)
    .post(urls.deskWorkItem.route, async (req, res) => submit(req, res, await summaryOf(req, res)))
    .post(urls.deskWorkItemDraft.route, async (req, res) => saveDraft(req, res, await summaryOf(req, res)))
    .post(urls.deskWorkItemClaim.route, claim)
    .post(urls.deskWorkItemTakeBack.route, takeBack)
    .post(urls.deskWorkItemPassOn.route, passOn)
    .post(urls.deskWorkItemRelease.route, release);
}
