/** How each kind of finding is put right. All is in the ledger, with who did it. */
import { ENDED_STATES } from '../cases/model.js';
import type { ComplaintId } from '../cases/ids.js';
import type { Context } from '../core/context.js';
import { EngineError } from '../core/engine.js';
import { DomainError } from '../core/errors.js';
import type { EngineKey } from '../core/ids.js';
import { caseOf } from '../core/matter.js';
import type { Snapshot, Tx } from '../core/store.js';
import { isOpen } from '../deadlines/index.js';
import type { ClockId } from '../deadlines/ids.js';
import type { CaseClock } from '../deadlines/model.js';
import { startProcess } from '../cases/index.js';
import { closeGone, NOT_DONE, OFFERED } from '../tasks/index.js';
import type { WorkItemId } from '../tasks/ids.js';
import type { WorkItem } from '../tasks/model.js';
import { adopt } from './adopting.js';
import { beginAnew } from './begin-anew.js';
import { type Finding, NOT_MENDED_HERE } from './model.js';

/** Where it is no finding any more, nothing is done. @throws {DomainError} wrongState */
function expect(holds: boolean): void {
  if (!holds) throw new DomainError('wrongState');
}

/** A complaint that nothing works on is handed to the process once more. */
async function handOver(context: Context, r: Tx, id: ComplaintId, actor: string): Promise<void> {
  const complaint = await context.complaint(r, id);
  expect(complaint.processInstanceKey === null && !ENDED_STATES.includes(complaint.state));
  // With its key only one instance at a time begins: sent once too often, it does nothing.
  await startProcess(context, r, complaint);
  await context.record(r, { type: 'case.handed-over-again', complaintId: complaint.id, actor, facts: {} });
}

async function workItem(r: Snapshot, id: WorkItemId): Promise<WorkItem> {
  const item = await r.workItems.byId(id);
  if (item === null) throw new DomainError('notFound');
  return item;
}

async function closeTask(context: Context, r: Tx, id: WorkItemId, actor: string): Promise<void> {
  const item = await workItem(r, id);
  expect(['offered', 'claimed', 'submitted'].includes(item.state));
  await closeGone(context, r, item, actor);
}

/** The engine still waits for it: it is offered once more; what was submitted is its draft. */
async function offerAgain(context: Context, r: Tx, id: WorkItemId, actor: string): Promise<void> {
  const item = await workItem(r, id);
  expect(item.state === 'submitted' || item.state === 'completed' || item.state === 'canceled');
  await r.workItems.update({ ...item, ...OFFERED, ...NOT_DONE });
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

async function watchAgain(context: Context, r: Tx, id: ClockId, actor: string): Promise<void> {
  const limit = await clock(r, id);
  expect(isOpen(limit));
  const { id: clockId, complaintId, step, policyVersion, supervision, unit, kind, dutyHolder } = limit;
  await context.publish(r, 'clock-started', clockId, {
    ...{ clockId, complaintId, step, policyVersion, supervision, unit, kind, dutyHolder },
  });
  await context.record(r, { type: 'clock.watched-again', complaintId, actor, facts: { clockId, step } });
}

async function endWatch(context: Context, r: Tx, id: ClockId, actor: string): Promise<void> {
  const { id: clockId, complaintId, step, endedAt } = await clock(r, id);
  expect(endedAt !== null);
  await context.publish(r, 'deadline-met', clockId, {});
  await context.record(r, { type: 'clock.watch-ended', complaintId, actor, facts: { clockId, step } });
}

/** @throws {DomainError} wrongState, where it is none any more, or none that is mended here */
async function act(context: Context, r: Tx, finding: Finding, actor: string): Promise<void> {
  switch (finding.kind) {
    case 'case-missing':
      return handOver(context, r, finding.subject, actor);
    case 'case-lost':
    case 'case-ended':
    case 'case-foreign': {
      const { subject: complaintId, engineKey: processInstanceKey } = finding;
      return beginAnew(context, r, { complaintId, processInstanceKey }, { actor });
    }
    case 'task-lost':
    case 'task-ended':
      return closeTask(context, r, finding.subject, actor);
    case 'item-ended':
      return offerAgain(context, r, finding.subject, actor);
    case 'watch-missing':
      return watchAgain(context, r, finding.subject, actor);
    case 'watch-idle':
      return endWatch(context, r, finding.subject, actor);
    case 'instance-foreign':
    case 'watch-foreign': {
      // It was cancelled before the transaction.
      const { complaintId, subject: processInstanceKey } = finding;
      await context.record(r, { type: 'instance.cancelled', complaintId, actor, facts: { processInstanceKey } });
      return;
    }
    case 'item-missing':
      // It was put on the desk before the transaction.
      return;
    case 'archive-lost':
      throw new DomainError('wrongState');
  }
}

async function cancel({ deps }: Context, key: EngineKey): Promise<void> {
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
  { id, kind, subject }: Finding,
  inTransaction: (work: (r: Tx, actor: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  if (NOT_MENDED_HERE.includes(kind)) throw new DomainError('wrongState');
  if (kind === 'instance-foreign' || kind === 'watch-foreign') await cancel(context, subject);
  if (kind === 'item-missing') await adopt(context, subject);
  await inTransaction(async (r, actor) => {
    const finding = await r.findings.byId(id);
    if (finding?.state !== 'open') throw new DomainError('wrongState');
    await act(context, r, finding, actor);
    await r.findings.mended(id, actor, context.now());
  });
}
