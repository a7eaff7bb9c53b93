/** A task at hand with what it belongs to, and the person who must be told that it is not theirs. */
import type { Complaint } from '../cases/model.js';
import { caseRights } from '../cases/rights.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import { caseOf } from '../core/matter.js';
import type { Snapshot } from '../core/store.js';
import type { Duty } from '../duties/model.js';
import type { User } from '../people/model.js';
import { atHand } from './holders.js';
import type { WorkItemId } from './ids.js';
import type { WorkItem } from './model.js';
import { type WorkItemAtHand, workItemRights } from './rights.js';

export const isDone = ({ state }: WorkItem): boolean => state === 'submitted' || state === 'completed';

/** A task with what it belongs to. */
export interface TaskAtHand {
  item: WorkItem;
  at: WorkItemAtHand;
  complaint: Complaint | null;
  duty: Duty | null;
}

export const submissionsOf = (r: Snapshot, { matter }: WorkItem) =>
  matter.kind === 'duty' ? r.submissions.ofDuty(matter.dutyId) : r.submissions.ofComplaint(matter.complaintId);

/** A person who works on a task needs to know who complains; who made a report is secret. */
export const mayKnow = (user: User, { at }: TaskAtHand): boolean =>
  at.case?.complaint.report !== true || caseRights.seeIdentity(user, at.case);

/** A person who had it in hand and has it no more is told so. @throws {DomainError} takenAway */
export async function refuseReturned(context: Context, r: Snapshot, user: User, id: WorkItemId): Promise<void> {
  const returned = await r.workItems.returnOf(id, user.id);
  if (returned === null) return;
  const by = (await context.nameOf(r, returned.by)) ?? '';
  throw new DomainError('takenAway', { by, reason: returned.reason });
}

/** A task, where the user may see it. @throws {DomainError} notFound, forbidden; takenAway where they had it */
export async function visible(context: Context, r: Snapshot, user: User, id: WorkItemId): Promise<TaskAtHand> {
  const item = await r.workItems.byId(id);
  if (item === null) throw new DomainError('notFound');
  const at = await atHand(context, r, item);
  if (!workItemRights.see(user, at)) {
    await refuseReturned(context, r, user, id);
    throw new DomainError('forbidden');
  }
  const { matter } = item;
  if (matter.kind === 'duty') return { item, at, complaint: null, duty: await r.duties.byId(matter.dutyId) };
  return { item, at, complaint: await context.complaint(r, matter.complaintId), duty: null };
}

export async function takenBy(r: Snapshot, item: WorkItem): Promise<DomainError> {
  const by = item.assignee === null ? null : await r.people.byId(item.assignee);
  return new DomainError('alreadyClaimed', { by: by?.displayName ?? '' });
}

/** What is done with a task is about its case: it stays with it. */
export async function inCaseOf(context: Context, id: WorkItemId): Promise<Context> {
  const item = await context.deps.store.read.workItems.byId(id);
  return context.ofCase(item && caseOf(item.matter));
}
