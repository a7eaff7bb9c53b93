/** An event of a case: its new state, its entry in the ledger, the clocks that stop at it and those that start. */
import type { ComplaintId } from '../cases/ids.js';
import type { ComplaintState, Complaint, ComplaintChanges } from '../cases/model.js';
import type { Context } from '../core/context.js';
import type { JobContext } from '../core/jobs.js';
import type { Tx } from '../core/store.js';
import type { LocalDate, Instant } from '../core/time/instant.js';
import { rolesIn } from '../definitions/index.js';
import { endCalls } from './calls.js';
import { type Happened, limitsFrom } from './limits.js';
import { cancelClocks, meetClocks } from './meeting.js';
import type { EventFacts } from './entries.js';
import type { CaseEvent } from './model.js';
import { startClocks } from './starting.js';

/** What a case is after an event. */
const STATES: Partial<Record<CaseEvent, ComplaintState>> = {
  registered: 'registered',
  classified: 'classified',
  accepted: 'accepted',
  declined: 'declined',
  assigned: 'assigned',
  'plan-drafted': 'investigated',
  'plan-approved': 'planApproved',
  'rectification-completed': 'rectified',
  settled: 'resultTold',
  'result-told': 'resultTold',
  disputed: 'disputed',
};

/** Some events are not the same each time: a visit may find a person dissatisfied, a remedy is still to be carried out. */
function stateAfter(event: CaseEvent, before: ComplaintState, { remedy, visitOutcome }: Happening): ComplaintState {
  if (event === 'visited' && visitOutcome === 'dissatisfied') return 'disputed';
  if (event === 'negotiated') return remedy === true ? 'assigned' : 'resultTold';
  return STATES[event] ?? before;
}

export interface Happening extends Happened {
  changes?: ComplaintChanges;
  facts?: EventFacts;
  /** The day a limit with a fixed date ends: the plan's. */
  fixedOn?: LocalDate;
}

/**
 * An event that a form records happened when the person submitted, however long an engine or a worker that stood still let
 * it wait for being recorded. Of several the last one submitted.
 */
async function instantOfEvent(
  context: Context,
  r: Tx,
  complaintId: ComplaintId,
  isRecordedBy: (formId: string) => boolean,
): Promise<Instant> {
  const submitted = (await r.submissions.ofComplaint(complaintId)).findLast(({ formId }) => isRecordedBy(formId));
  return submitted?.at ?? context.now();
}

export async function recordCaseEvent(
  context: Context,
  job: JobContext,
  complaintId: ComplaintId,
  event: CaseEvent,
  happening: Happening = {},
): Promise<void> {
  const { changes = {}, facts = {}, fixedOn, ...happened } = happening;
  const before = { ...(await context.complaint(context.deps.store.read, complaintId)), ...changes };
  // Asked before the transaction: the engine must not hold up the database's one writer.
  const supervision = await context.supervisionOf(before);
  const limits = await limitsFrom(context, before, event, { ...happened, supervision });
  const time = await context.time(supervision, before.bundleId);
  const rolesOf = await rolesIn(context, before.bundleId);
  await context.ofCase(complaintId).changeOnce(job.occurrence, `case.${event}`, async (r) => {
    const complaint = await context.complaint(r, complaintId);
    const state = stateAfter(event, complaint.state, happening);
    const updated = await r.complaints.advance(complaint, state, changes);
    const { actor } = job;
    const at = await instantOfEvent(context, r, complaintId, (formId) => rolesOf(formId).records.includes(event));
    await context.record(r, {
      type: `case.${event}`,
      complaintId,
      actor,
      facts: { ...facts, state, happenedAt: at, version: updated.version },
    });
    await meetClocks(context, r, complaintId, event, { at, actor });
    const start = { startedAt: at, actor, time, supervision };
    await startClocks(context, r, updated, limits, { ...start, ...(fixedOn !== undefined && { fixedOn }) });
  });
}

/**
 * That a complaint is major is found once, at whatever moment: its clocks start, and the process is told. Hands back what
 * to do inside the transaction.
 */
export async function identifyMajor(
  context: Context,
  complaint: Complaint,
  found: boolean,
  at: Instant,
): Promise<(r: Tx, updated: Complaint, actor: string) => Promise<void>> {
  if (!found) return () => Promise.resolve();
  const event = 'major-identified';
  const supervision = await context.supervisionOf(complaint);
  const limits = await limitsFrom(context, complaint, event, { supervision });
  const time = await context.time(supervision, complaint.bundleId);
  return async (r, updated, actor) => {
    if (!(await r.applyOnce(`${event}:${updated.id}`, 'case.identified', context.now()))) return;
    const { id: complaintId, majorCriterion } = updated;
    await context.record(r, {
      type: `case.${event}`,
      complaintId,
      actor,
      facts: { happenedAt: at, criterion: majorCriterion },
    });
    await startClocks(context, r, updated, limits, { startedAt: at, actor, time, supervision });
    await context.publish(r, event, complaintId, {});
  };
}

/**
 * With the case ends what staff were to hear of it; what the complainant was to hear goes on, unless they have withdrawn it
 * themselves.
 */
async function letGoUntold(context: Context, r: Tx, { id, state }: Complaint, at: Instant): Promise<void> {
  const untold = await r.notices.untold(id);
  for (const { id: noticeId, event, audience } of untold) {
    if (audience === 'complainant' && state !== 'withdrawn') continue;
    await r.notices.letGo(noticeId, at);
    await context.record(r, {
      type: 'notice.let-go',
      complaintId: id,
      actor: 'system:case',
      facts: { noticeId, event, letGoAt: at },
    });
    if (audience === 'complainant') await context.publish(r, 'complainant-told', noticeId, {});
  }
  if (untold.some(({ askedAt }) => askedAt !== null) && state === 'withdrawn') await endCalls(context, r, id);
}

/** The end of a case: its limits end with it. `changesIn`: what the case is from then on, by what it was in the transaction. */
export async function recordEnd(
  context: Context,
  job: JobContext,
  complaintId: ComplaintId,
  changesIn: (r: Tx) => Promise<ComplaintChanges>,
  state: 'withdrawn' | 'archived',
): Promise<void> {
  await context.ofCase(complaintId).changeOnce(job.occurrence, `case.${state}`, async (r) => {
    const changes = await changesIn(r);
    const updated = await r.complaints.advance(await context.complaint(r, complaintId), state, changes);
    const { outcome, retentionClass, retainUntil, reopenUntil, version } = updated;
    const kept = state === 'archived' && { retentionClass, retainUntil, reopenUntil };
    await context.record(r, {
      type: `case.${state}`,
      complaintId,
      actor: job.actor,
      facts: { outcome, state, version, ...kept },
    });
    // A case that was opened again had a limit for its end.
    const by = { at: context.now(), actor: job.actor };
    await meetClocks(context, r, complaintId, state, by);
    await cancelClocks(context, r, complaintId, job.actor);
    await letGoUntold(context, r, updated, by.at);
    // What staff were told of it and nobody has noted is no news any more.
    await r.inbox.over({ complaintId }, job.actor, context.now());
  });
}
