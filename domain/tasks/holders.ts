/** Who has tasks in hand, and what becomes of the tasks when they cannot go on. */
import type { ComplaintId } from '../cases/ids.js';
import type { CaseAtHand } from '../cases/rights.js';
import type { Context } from '../core/context.js';
import { caseOf } from '../core/matter.js';
import type { Snapshot, Tx } from '../core/store.js';
import { localDateOf } from '../core/time/local-date.js';
import type { UserId } from '../people/ids.js';
import { absencesOn, placesOf } from '../people/standing-in.js';
import type { WorkItem, TaskReturnReason } from './model.js';
import { type Holder, type WorkItemAtHand, lapseOf } from './rights.js';

/** What a task is that nobody has in hand. */
export const OFFERED = { state: 'offered', assignee: null, inPlaceOf: null, claimedAt: null, passedAt: null } as const;

/** What is found out when a task is submitted. */
export const NOT_DONE = { completedAt: null, records: [], outcome: null, cause: null, amount: null };

/** Everybody who has one of these tasks in hand, as they are today. */
export async function holdersOf(
  context: Context,
  r: Snapshot,
  items: readonly WorkItem[],
): Promise<Map<UserId, Holder>> {
  const ids = items.flatMap(({ state, assignee }) => (state === 'claimed' && assignee !== null ? [assignee] : []));
  if (ids.length === 0) return new Map();
  const absences = await absencesOn(r, localDateOf(context.now(), context.deps.zone));
  const people = new Map((await r.people.all()).map((one) => [one.id, one]));
  return new Map(
    [...new Set(ids)].flatMap((id): [UserId, Holder][] => {
      const user = people.get(id);
      if (user === undefined) return [];
      const today = { ...user, standsInFor: placesOf(user, { absences, people }) };
      return [[id, { user: today, away: absences.some(({ userId }) => userId === id) }]];
    }),
  );
}

export const holderOf = ({ state, assignee }: WorkItem, holders: ReadonlyMap<UserId, Holder>): Holder | null =>
  state === 'claimed' && assignee !== null ? (holders.get(assignee) ?? null) : null;

export const atHand = async (context: Context, r: Snapshot, item: WorkItem): Promise<WorkItemAtHand> => ({
  item,
  holder: holderOf(item, await holdersOf(context, r, [item])),
  case:
    item.matter.kind === 'duty'
      ? null
      : await context.caseAtHand(r, await context.complaint(r, item.matter.complaintId)),
});

/**
 * A claimed task is offered to its group again; the person who had it is told when they still send it. What they had written
 * stays for the person who goes on, but for those who must take no part in the case.
 */
export async function giveBack(
  context: Context,
  r: Tx,
  item: WorkItem,
  { by, reason, type }: { by: string; reason: TaskReturnReason; type: 'work-item.taken-back' | 'work-item.returned' },
): Promise<WorkItem> {
  const { id: workItemId, assignee, elementInstanceKey, userTaskKey, matter, elementId } = item;
  const offered = await r.workItems.update({ ...item, ...OFFERED });
  if (assignee !== null) await r.workItems.noteReturn({ workItemId, userId: assignee, by, reason, at: context.now() });
  if (reason === 'recused') await r.submissions.dropDraft(workItemId);
  await context.record(r, {
    type,
    complaintId: caseOf(matter),
    actor: by,
    facts: { workItemId, elementId, from: assignee, reason },
  });
  await context.send(r, 'unassign-user-task', { workItemId, elementInstanceKey, userTaskKey });
  return offered;
}

/** Every claimed task whose holder cannot go on with it is offered again. @returns how many */
export async function returnLapsed(context: Context, r: Tx): Promise<number> {
  const items = await r.workItems.claimed();
  const holders = await holdersOf(context, r, items);
  const complaints = await r.complaints.byIds([...new Set(items.flatMap(({ matter }) => caseOf(matter) ?? []))]);
  const cases: ReadonlyMap<ComplaintId | null, CaseAtHand> = await context.casesAtHand(r, complaints);
  let returned = 0;
  for (const item of items) {
    const at = { item, holder: holderOf(item, holders), case: cases.get(caseOf(item.matter)) ?? null };
    const reason = lapseOf(at);
    if (reason === null) continue;
    await giveBack(context, r, item, { by: 'system:capacity', reason, type: 'work-item.returned' });
    returned += 1;
  }
  return returned;
}
