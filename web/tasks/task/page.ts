/** The page of a task, and the form that belongs to it. */
import type { Response } from 'express';
import { DomainError } from '../../../domain/core/index.js';
import type { Duty, DutyFile } from '../../../domain/duties/index.js';
import type { Schema } from '../../../domain/forms/index.js';
import type { User } from '../../../domain/people/index.js';
import type { WorkItem, WorkItemSummary } from '../../../domain/tasks/index.js';
import { context, currentUser } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { render } from '../../shell/render.js';
import { articlesOfTask } from './guidance.js';
import { type Shown, taskModel } from './view-model.js';

export const isMine = ({ item }: WorkItemSummary, user: User): boolean =>
  item.state === 'claimed' && item.assignee === user.id;

/** `returned`: this user had it in hand, and it was taken away. */
export type TaskAtHand = WorkItemSummary & { returned: boolean };

export interface TaskPage {
  /** The form as it was pinned when the task was created. @throws {DomainError} taskGone */
  schemaOf(item: WorkItem): Promise<Schema>;
  show(res: Response, summary: WorkItemSummary, shown: Shown, status?: 200 | 422): Promise<void>;
}

export function taskPage({
  useCases,
  engine,
}: WebDeps<'attachments' | 'cases' | 'duties' | 'organisation' | 'policies' | 'tasks'>): TaskPage {
  async function dutyFile(user: User, duty: Duty | null): Promise<DutyFile> {
    if (duty === null) throw new DomainError('notFound');
    return useCases.duties.duty(user, duty.id);
  }

  async function factsOf(user: User, summary: WorkItemSummary) {
    const { item, complaint, duty } = summary;
    const contact = await useCases.tasks.dangerContact(user, item.id);
    const shows = await useCases.tasks.shownWith(item);
    const file = complaint === null ? await dutyFile(user, duty) : await useCases.cases.caseFile(user, complaint.id);
    // As on the page of the case: for those who may know who complains.
    const attachments =
      'complaint' in file && file.may.seeIdentity
        ? await useCases.attachments.attachmentsOf(user, file.complaint.id)
        : [];
    const articles = await articlesOfTask(useCases.policies, summary);
    const colleagues = summary.may.passOn ? await useCases.tasks.colleaguesFor(user, item.id) : null;
    const passed = await useCases.tasks.passedOn(user, item.id);
    return { user, summary, file, attachments, contact, shows, articles, colleagues, passed };
  }

  return {
    async schemaOf(item) {
      const key = item.userTaskKey ?? (await engine.findUserTask(item.elementInstanceKey))?.userTaskKey ?? null;
      const form = key === null ? null : await engine.userTaskForm(key);
      if (form === null) throw new DomainError('taskGone');
      return (await useCases.tasks.askedForm(item, form.schema)).schema;
    },
    async show(res, summary, shown, status = 200) {
      const facts = await factsOf(currentUser(res), summary);
      render(res, 'desk/task', taskModel(context(res), facts, shown), status);
    },
  };
}
