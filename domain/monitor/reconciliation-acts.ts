/** How each kind of finding is put right. All is in the ledger, with who did it. */
import { ENDED_STATES } from '../cases/model.js';
import type { ComplaintId } from '../cases/ids.js';
import type { Context } from '../core/context.js';
import { EngineError } from '../core/engine.js';
import { DomainError } from '../core/errors.js';
import { type Id, isId } from '../core/ids.js';
import { caseOf } from '../core/matter.js';
import type { Snapshot, Tx } from '../core/store.js';
import { isOpen } from '../deadlines/index.js';
import type { ClockId } from '../deadlines/ids.js';
import type { CaseClock } from '../deadlines/model.js';
import { startProcess } from '../intake/index.js';
import { closeGone, OFFERED } from '../tasks/index.js';
import type { WorkItemId } from '../tasks/ids.js';
import type { WorkItem } from '../tasks/model.js';
import { beginAnew } from './begin-anew.js';
import type { Finding, FindingKind } from './model.js';

type Act = (context: Context, r: Tx, finding: Finding, actor: string) => Promise<void>;

/** Where it is no finding any more, nothing is done. @throws {DomainError} wrongState */
function expect(holds: boolean): void {
  if (!holds) throw new DomainError('wrongState');
}

/** The subject of a finding, of a kind that is about what the desk has. @throws {DomainError} notFound, of an engine's key */
function idIn<T extends Id>(subject: string): T {
  if (!isId<T>(subject)) throw new DomainError('notFound');
  return subject;
}

/** A complaint that nothing works on is handed to the process once more. */
async function handOver(context: Context, r: Tx, { subject }: Finding, actor: string): Promise<void> {
  const complaint = await context.complaint(r, idIn<ComplaintId>(subject));
  expect(complaint.processInstanceKey === null && !ENDED_STATES.includes(complaint.state));
  // With its key only one instance at a time begins: sent once too often, it does nothing.
  await startProcess(context, r, complaint);
  await context.record(r, { type: 'case.handed-over-again', complaintId: complaint.id, actor, facts: {} });
}

const anew: Act = (context, r, { subject, engineKey: processInstanceKey }, actor) =>
  beginAnew(context, r, { complaintId: idIn<ComplaintId>(subject), processInstanceKey }, { actor });

async function workItem(r: Snapshot, id: WorkItemId): Promise<WorkItem> {
  const item = await r.workItems.byId(id);
  if (item === null) throw new DomainError('notFound');
  return item;
}

async function closeTask(context: Context, r: Tx, { subject }: Finding, actor: string): Promise<void> {
  const item = await workItem(r, idIn<WorkItemId>(subject));
  expect(['offered', 'claimed', 'submitted'].includes(item.state));
  await closeGone(context, r, item, actor);
}

/** The engine still waits for it: it is offered once more; what was submitted is its draft. */
async function offerAgain(context: Context, r: Tx, { subject }: Finding, actor: string): Promise<void> {
  const item = await workItem(r, idIn<WorkItemId>(subject));
  expect(item.state === 'submitted' || item.state === 'completed' || item.state === 'canceled');
  await r.workItems.update({ ...item, ...OFFERED, completedAt: null, outcome: null });
  const { id: workItemId, elementId, matter } = item;
  await context.record(r, {
    type: 'work-item.offered-again',
    complaintId: caseOf(matter),
    actor,
    facts: { workItemId, elementId },
  });
}

async function clock(r: Snapshot, id: ClockId): Promise<CaseClock> {
  const found = await r.clocks.byId(id);
  if (found === null) throw new DomainError('notFound');
  return found;
}

async function watchAgain(context: Context, r: Tx, { subject }: Finding, actor: string): Promise<void> {
  const limit = await clock(r, idIn<ClockId>(subject));
  expect(isOpen(limit));
  const { id: clockId, complaintId, step, policyVersion, supervision, unit, kind, dutyHolder } = limit;
  await context.publish(r, 'clock-started', clockId, {
    ...{ clockId, complaintId, step, policyVersion, supervision, unit, kind, dutyHolder },
  });
  await context.record(r, { type: 'clock.watched-again', complaintId, actor, facts: { clockId, step } });
}

async function endWatch(context: Context, r: Tx, { subject }: Finding, actor: string): Promise<void> {
  const { id: clockId, complaintId, step, endedAt } = await clock(r, idIn<ClockId>(subject));
  expect(endedAt !== null);
  await context.publish(r, 'deadline-met', clockId, {});
  await context.record(r, { type: 'clock.watch-ended', complaintId, actor, facts: { clockId, step } });
}

/** The instance was cancelled before the transaction. */
async function noteCancelled(context: Context, r: Tx, finding: Finding, actor: string): Promise<void> {
  const { complaintId, subject: processInstanceKey } = finding;
  await context.record(r, { type: 'instance.cancelled', complaintId, actor, facts: { processInstanceKey } });
}

const ACTS: Record<FindingKind, Act | null> = {
  'case-missing': handOver,
  'case-lost': anew,
  'archive-lost': null,
  'case-ended': anew,
  'case-foreign': anew,
  'instance-foreign': noteCancelled,
  'task-lost': closeTask,
  'task-ended': closeTask,
  'item-missing': null,
  'item-ended': offerAgain,
  'watch-missing': watchAgain,
  'watch-idle': endWatch,
  'watch-foreign': noteCancelled,
};

async function cancel({ deps }: Context, key: string): Promise<void> {
  await deps.engine.cancelProcessInstance(key).catch((error: unknown) => {
    if (!(error instanceof EngineError && error.status === 404)) throw error;
  });
}

/**
 * @param inTransaction runs it, for those who may do that at that moment, and says who it is
 * @throws {DomainError} wrongState, where it is no finding any more
 */
export async function mend(
  context: Context,
  { id, kind, subject }: Pick<Finding, 'id' | 'kind' | 'subject'>,
  inTransaction: (work: (r: Tx, actor: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  const act = ACTS[kind];
  if (act === null) throw new DomainError('wrongState');
  if (act === noteCancelled) await cancel(context, subject);
  await inTransaction(async (r, actor) => {
    const finding = await r.findings.byId(id);
    if (finding?.state !== 'open') throw new DomainError('wrongState');
    await act(context, r, finding, actor);
    await r.findings.mended(id, actor, context.now());
  });
}
