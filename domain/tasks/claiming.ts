/** Tasks that a person takes, gives back, or loses. */
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import { caseOf } from '../core/matter.js';
import type { Snapshot, Tx } from '../core/store.js';
import type { User } from '../people/model.js';
import { tellByTask } from '../telling/index.js';
import { giveBack, returnLapsed, OFFERED } from './holders.js';
import type { WorkItemId } from './ids.js';
import { isDone, type TaskAtHand, submissionsOf, visible, takenBy, inCaseOf } from './matter.js';
import type { WorkItem, TakeBackReason } from './model.js';
import { workItemRights, capacityFor, lapseOf } from './rights.js';

const isOffered = ({ state }: WorkItem): boolean => state === 'offered';

/** Four eyes: some tasks need a person who has not done certain others in the same case. */
export async function tookPart(r: Snapshot, user: User, item: WorkItem): Promise<boolean> {
  const { differentFrom } = item;
  if (differentFrom.length === 0) return false;
  const submitted = await submissionsOf(r, item);
  return submitted.some(({ by, elementId }) => by === user.id && differentFrom.includes(elementId));
}

export async function claim(context: Context, r: Tx, user: User, { item, at }: TaskAtHand): Promise<WorkItem> {
  if (isDone(item)) throw new DomainError('alreadyDone');
  if (item.state === 'canceled') throw new DomainError('taskGone');
  const capacity = capacityFor(user, at);
  if (capacity === null) throw new DomainError('forbidden');
  if (await tookPart(r, user, item)) throw new DomainError('tookPart');
  if (item.assignee === user.id && item.state === 'claimed') return item;
  if (!isOffered(item) && !workItemRights.takeOver(user, at)) throw await takenBy(r, item);
  const inPlaceOf = capacity.userId === user.id ? null : capacity.userId;
  const claimed = await r.workItems.update({
    ...item,
    state: 'claimed',
    assignee: user.id,
    inPlaceOf,
    claimedAt: context.now(),
    passedAt: null,
  });
  const { id: workItemId, elementInstanceKey, userTaskKey, matter, elementId, assignee: from } = item;
  await r.workItems.dropReturn(workItemId, user.id);
  if (from !== null) {
    const reason = lapseOf(at) ?? 'away';
    await r.workItems.noteReturn({ workItemId, userId: from, by: user.id, reason, at: context.now() });
    if (reason === 'recused') await r.submissions.dropDraft(workItemId);
  }
  await context.record(r, {
    type: 'work-item.claimed',
    complaintId: caseOf(matter),
    actor: user.id,
    facts: {
      workItemId,
      elementId,
      ...(inPlaceOf !== null && { inPlaceOf }),
      ...(from !== null && { from }),
    },
  });
  await context.send(r, 'assign-user-task', { workItemId, elementInstanceKey, userTaskKey, assignee: user.id });
  await tellByTask(context, r, caseOf(matter), user);
  return claimed;
}

export interface ClaimingUseCases {
  claimWorkItem(user: User, workItemId: WorkItemId): Promise<WorkItem>;
  releaseWorkItem(user: User, workItemId: WorkItemId): Promise<WorkItem>;
  /** Takes it out of somebody's hands: offered to its group again. @throws {DomainError} forbidden, wrongState */
  takeBackWorkItem(user: User, workItemId: WorkItemId, reason: TakeBackReason): Promise<WorkItem>;
  /** Offers again what nobody can go on with who has it in hand; an absence begins and ends by the calendar. */
  returnLapsedWorkItems(): Promise<number>;
}

export function claimingUseCases(context: Context): ClaimingUseCases {
  return {
    claimWorkItem: async (by, id) =>
      (await inCaseOf(context, id)).actAgain(by, async (r, user) =>
        claim(context, r, user, await visible(context, r, user, id)),
      ),
    takeBackWorkItem: async (by, id, reason) =>
      (await inCaseOf(context, id)).act(by, async (r, user) => {
        const { item, at } = await visible(context, r, user, id);
        if (isDone(item)) throw new DomainError('alreadyDone');
        if (at.holder === null) throw new DomainError('wrongState');
        if (!workItemRights.takeBack(user, at)) throw new DomainError('forbidden');
        return giveBack(context, r, item, { by: user.id, reason, type: 'work-item.taken-back' });
      }),
    returnLapsedWorkItems: () => context.change((r) => returnLapsed(context, r)),
    releaseWorkItem: async (by, id) =>
      (await inCaseOf(context, id)).act(by, async (r, user) => {
        const { item } = await visible(context, r, user, id);
        if (isDone(item)) throw new DomainError('alreadyDone');
        if (item.assignee !== user.id)
          throw item.assignee === null ? new DomainError('wrongState') : await takenBy(r, item);
        const released = await r.workItems.update({ ...item, ...OFFERED });
        const { id: workItemId, elementInstanceKey, userTaskKey, matter, elementId } = item;
        await context.record(r, {
          type: 'work-item.released',
          complaintId: caseOf(matter),
          actor: user.id,
          facts: { workItemId, elementId },
        });
        await context.send(r, 'unassign-user-task', { workItemId, elementInstanceKey, userTaskKey });
        return released;
      }),
  };
}
