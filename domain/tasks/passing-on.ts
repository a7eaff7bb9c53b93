/** Tasks that are passed on to a colleague by name (转办), with the reason. */
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import { caseOf, idOfMatter } from '../core/matter.js';
import type { Snapshot, Tx } from '../core/store.js';
import type { Instant } from '../core/time/instant.js';
import { localDateOf } from '../core/time/local-date.js';
import type { UserId } from '../people/ids.js';
import { presentPeople } from '../people/index.js';
import type { User } from '../people/model.js';
import { tookPart } from './claiming.js';
import type { TaskPassId, WorkItemId } from './ids.js';
import { inCaseOf, isDone, type TaskAtHand, visible } from './matter.js';
import type { WorkItem } from './model.js';
import { capacityFor, workItemRights } from './rights.js';

/** In characters. */
const LONGEST_PASS_REASON = 500;

/** Why a task is with whoever has it. */
export interface PassedOn {
  /** Display name. */
  by: string;
  /** '' where the data of its case was erased. */
  reason: string;
  at: Instant;
}

interface Colleague {
  id: UserId;
  name: string;
}

export interface PassingOnUseCases {
  /** Who is there today and may do the task: its group and who stands in, but for those who must not. By name. */
  colleaguesFor(user: User, id: WorkItemId): Promise<Colleague[]>;
  /**
   * From whoever has it, or out of the group, into somebody's hands; what was drafted stays.
   * @throws {DomainError} forbidden, alreadyDone, taskGone; invalid: `to` (required, unable), `reason` (required, tooLong)
   */
  passOnWorkItem(user: User, id: WorkItemId, given: { to: string; reason: string }): Promise<WorkItem>;
  /** null: whoever has it claimed it, or nobody has it. */
  passedOn(user: User, id: WorkItemId): Promise<PassedOn | null>;
}

async function able(context: Context, r: Snapshot, { item, at }: TaskAtHand): Promise<User[]> {
  const there = await presentPeople(r, localDateOf(context.now(), context.deps.zone));
  const may = there.filter((one) => one.id !== item.assignee && capacityFor(one, at) !== null);
  const before = await Promise.all(may.map((one) => tookPart(r, one, item)));
  return may.filter((_one, index) => before[index] === false);
}

function mistakesIn(reason: string, to: User | undefined, given: string): Record<string, string> {
  return {
    ...(to === undefined && { to: given === '' ? 'required' : 'unable' }),
    ...(reason === '' && { reason: 'required' }),
    ...([...reason].length > LONGEST_PASS_REASON && { reason: 'tooLong' }),
  };
}

/** Out of whoever's hands it is in, into a colleague's; on record, and assigned in the engine. */
async function passOn(
  context: Context,
  r: Tx,
  { item, at }: TaskAtHand,
  { by, to, reason }: { by: User; to: User; reason: string },
): Promise<WorkItem> {
  const { id: workItemId, assignee: from, elementId, elementInstanceKey, userTaskKey, matter } = item;
  const now = context.now();
  const place = capacityFor(to, at)?.userId ?? to.id;
  const inPlaceOf = place === to.id ? null : place;
  const passed = await r.workItems.update({
    ...item,
    state: 'claimed',
    assignee: to.id,
    inPlaceOf,
    claimedAt: now,
    passedAt: now,
  });
  await r.workItems.dropReturn(workItemId, to.id);
  if (from !== null && from !== by.id)
    await r.workItems.noteReturn({ workItemId, userId: from, by: by.id, reason: 'passedOn', at: now });
  const { sealed, digest } = await context.sealJson(r, idOfMatter(matter), { reason });
  const id = context.newId<TaskPassId>();
  await r.workItems.notePass({ id, workItemId, fromId: from, toId: to.id, by: by.id, at: now, reasonSealed: sealed });
  // To whoever has it now it is new, whatever they have seen of it before.
  await r.inbox.unread(to.id, workItemId);
  await context.record(r, {
    type: 'work-item.passed-on',
    complaintId: caseOf(matter),
    actor: by.id,
    facts: {
      workItemId,
      elementId,
      passId: id,
      from,
      to: to.id,
      passedAt: now,
      ...(inPlaceOf !== null && { inPlaceOf }),
    },
    payloadDigest: digest,
  });
  await context.send(r, 'assign-user-task', { workItemId, elementInstanceKey, userTaskKey, assignee: to.id });
  return passed;
}

export function passingOnUseCases(context: Context): PassingOnUseCases {
  const { store } = context.deps;
  return {
    async colleaguesFor(user, id) {
      const matter = await visible(context, store.read, user, id);
      if (isDone(matter.item) || !workItemRights.passOn(user, matter.at)) return [];
      const people = await able(context, store.read, matter);
      return people.map(({ id: userId, displayName: name }) => ({ id: userId, name }));
    },
    passOnWorkItem: async (by, id, given) =>
      (await inCaseOf(context, id)).act(by, async (r, user) => {
        const matter = await visible(context, r, user, id);
        if (isDone(matter.item)) throw new DomainError('alreadyDone');
        if (matter.item.state === 'canceled') throw new DomainError('taskGone');
        if (!workItemRights.passOn(user, matter.at)) throw new DomainError('forbidden');
        const to = (await able(context, r, matter)).find((one) => one.id === given.to);
        const reason = given.reason.trim();
        const fields = mistakesIn(reason, to, given.to);
        if (to === undefined || Object.keys(fields).length > 0) throw new DomainError('invalid', { fields });
        return passOn(context, r, matter, { by: user, to, reason });
      }),
    async passedOn(user, id) {
      const { item, complaint } = await visible(context, store.read, user, id);
      const pass = item.passedAt === null ? null : await store.read.workItems.lastPass(id);
      if (pass === null) return null;
      const { reason } =
        complaint === null
          ? await context.openJson<{ reason: string }>(store.read, idOfMatter(item.matter), pass.reasonSealed)
          : await context.openUnlessErased(store.read, complaint.id, pass.reasonSealed, { reason: '' });
      return { by: (await context.nameOf(store.read, pass.by)) ?? '', reason, at: pass.at };
    },
  };
}
