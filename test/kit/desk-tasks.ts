/** Tasks as people do them: found, claimed, answered through their forms. */
import { type MatterId, caseOf } from '../../domain/core/matter.js';
import { checkSubmission, processVariables } from '../../domain/forms/submission.js';
import type { WorkItem } from '../../domain/tasks/model.js';
import { capacityFor } from '../../domain/tasks/rights.js';
import { ANSWERS } from './answers.js';
import { DeskLooks } from './desk-looks.js';
import { anId } from './ids.js';
import { touch } from './touched.js';

export abstract class DeskTasks extends DeskLooks {
  /** Until nothing is left to do. */
  abstract settled(): Promise<void>;

  /** Tasks of a case, or of a duty of the period. */
  private async items(id: MatterId): Promise<WorkItem[]> {
    const { workItems } = this.database.read;
    return [...(await workItems.ofComplaint(anId(id))), ...(await workItems.ofDuty(anId(id)))];
  }

  /** The open task of an element. */
  async task(elementId: string, complaintId: MatterId = this.complaints[0] ?? anId('nothing')): Promise<WorkItem> {
    const items = await this.items(complaintId);
    const open = items.filter(
      (item) => item.elementId === elementId && (item.state === 'offered' || item.state === 'claimed'),
    );
    if (!open[0]) {
      const others = items
        .filter(({ state }) => state === 'offered' || state === 'claimed')
        .map((item) => item.elementId);
      throw new Error(
        `No task ${elementId} is open; open are: ${others.join(', ') || 'none'}. ${this.logged.slice(-3).join(' | ')}`,
      );
    }
    return open[0];
  }

  /** Takes an open task: what this person's group was told about the case has reached it. */
  async claim(username: string, elementId: string): Promise<void> {
    const { id } = await this.task(elementId);
    await this.useCases.tasks.claimWorkItem(await this.user(username), id);
    await this.settled();
  }

  /** Takes note of what the groups of this person were told, the last of its event. */
  async note(username: string, event: string): Promise<void> {
    const user = await this.user(username);
    const { items } = await this.useCases.inbox.inbox(user, 'open', { from: 0, limit: 50 });
    const found = items.find((one) => one.kind === 'entry' && one.entry.event === event);
    if (found?.kind !== 'entry') throw new Error(`${username} was not told of ${event}.`);
    await this.useCases.inbox.noteEntry(user, found.entry.id);
    await this.settled();
  }

  async openTasks(complaintId: MatterId = this.complaints[0] ?? anId('nothing')): Promise<string[]> {
    const items = await this.items(complaintId);
    return items.filter(({ state }) => state === 'offered' || state === 'claimed').map(({ elementId }) => elementId);
  }

  /**
   * Claims and submits an open task with the usual answers of its form and `answers` over them, through the form itself:
   * what it refuses is an error here, and only what it marks goes to the process.
   */
  async complete(
    username: string,
    elementId: string,
    answers: Record<string, unknown> = {},
    complaintId?: MatterId,
  ): Promise<void> {
    const user = await this.user(username);
    const item = await this.task(elementId, complaintId);
    const { id, formId } = item;
    await this.useCases.tasks.claimWorkItem(user, id);
    await this.settled();
    const { userTaskKey } = (await this.database.read.workItems.byId(id)) as WorkItem;
    touch(`form ${formId}`);
    const form = userTaskKey === null ? null : await this.client.userTaskForm(userTaskKey);
    if (form === null) throw new Error(`The task ${elementId} has no form.`);
    const { schema } = await this.useCases.tasks.askedForm(item, form.schema);
    const { data, errors } = checkSubmission(schema, { ...ANSWERS[formId], ...answers });
    if (Object.keys(errors).length > 0)
      throw new Error(`The form ${formId} refuses ${JSON.stringify(errors)} for ${elementId}.`);
    const variables = processVariables(schema, data, await this.useCases.tasks.allowedVariables(item));
    await this.useCases.tasks.submitWorkItem(user, id, data, variables);
    await this.settled();
  }

  /** The same by whoever may: the first account of the task's group that has not taken part where that matters. */
  async do(elementId: string, answers: Record<string, unknown> = {}, complaintId?: MatterId): Promise<void> {
    const username = await this.whoever(await this.task(elementId, complaintId));
    await this.complete(username, elementId, answers, complaintId);
  }

  private async whoever(item: WorkItem): Promise<string> {
    const { submissions, recusals } = this.database.read;
    const { matter } = item;
    const complaintId = caseOf(matter);
    const submitted = await (matter.kind === 'duty'
      ? submissions.ofDuty(matter.dutyId)
      : submissions.ofComplaint(matter.complaintId));
    const barred = submitted.filter(({ elementId }) => item.differentFrom.includes(elementId)).map(({ by }) => by);
    const complaint = complaintId === null ? null : await this.database.read.complaints.byId(complaintId);
    const recused = complaintId === null ? [] : await recusals.ofComplaint(complaintId);
    for (const user of await this.database.read.people.all()) {
      if (barred.includes(user.id)) continue;
      if (capacityFor(user, { item, case: complaint && { complaint, departments: [], recused } }) === null) continue;
      return user.username;
    }
    throw new Error(`Nobody may do ${item.elementId} (${item.group}).`);
  }
}
