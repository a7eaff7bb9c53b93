/** What the dispatcher finds out about tasks: their key, and that the engine has them no more. */
import type { Context } from '../core/context.js';
import { caseOf } from '../core/matter.js';
import type { OutboxStore } from '../core/outbox.js';
import { type Line, lineOfCase, type Tx } from '../core/store.js';
import type { WorkItemId } from './ids.js';
import { submissionsOf } from './matter.js';
import type { WorkItem } from './model.js';

/** The engine has no such task any more. What the person wrote stays: as a submission if it was one, and as a draft to copy from. */
export async function closeGone(context: Context, r: Tx, item: WorkItem, actor: string): Promise<void> {
  const { id: workItemId, matter } = item;
  const submission = (await submissionsOf(r, item)).find((one) => one.workItemId === workItemId);
  if (submission) await r.submissions.putDraft(workItemId, matter, submission.sealed, context.now());
  await r.workItems.update({ ...item, state: 'canceled', completedAt: context.now() });
  await context.record(r, { type: 'work-item.gone', complaintId: caseOf(matter), actor, facts: { workItemId } });
}

export function goneTasks(context: Context): Pick<OutboxStore, 'noteUserTaskKey' | 'noteTaskGone'> {
  const { store } = context.deps;
  const lineOf = async (id: WorkItemId): Promise<Line | undefined> => {
    const item = await store.read.workItems.byId(id);
    return lineOfCase(item && caseOf(item.matter));
  };
  return {
    noteUserTaskKey: async (workItemId, userTaskKey) =>
      store.transaction((r) => r.workItems.noteUserTaskKey(workItemId, userTaskKey), await lineOf(workItemId)),
    noteTaskGone: async (workItemId) =>
      store.transaction(
        async (r) => {
          const item = await r.workItems.byId(workItemId);
          if (item === null || item.state === 'completed' || item.state === 'canceled') return;
          await closeGone(context, r, item, 'system:outbox');
        },
        await lineOf(workItemId),
      ),
  };
}
