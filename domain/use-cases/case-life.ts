/** The life of a case as its process tells it: each is done once per job, however often the job is delivered. */
import { instantOf, localDateOf } from '../calendar/local-date.js';
import type { CaseEvent, Category, Complaint, ComplaintState, Id, Instant } from '../model.js';
import type { Repositories } from '../repositories.js';
import { cancelClocks, limitsFrom, meetClocks, startClocks } from './clocks.js';
import type { Context } from './context.js';
import type { JobContext, UseCases } from './use-cases.js';

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
  'result-told': 'resultTold',
  withdrawn: 'withdrawn',
  archived: 'archived',
};

/**
 * Forms whose submission is the event: it happened when the person submitted, however long an engine or a worker that
 * stood still let it wait for being recorded.
 */
const EVENT_FORMS: Partial<Record<CaseEvent, string>> = {
  registered: 'register',
  accepted: 'decide-acceptance',
  declined: 'decide-acceptance',
  'plan-drafted': 'draft-plan',
  'plan-approved': 'approve-plan',
  'rectification-completed': 'confirm-rectification',
};

/** At nine in the morning people are called again. */
const VISIT_HOUR = 9;

type Facts = Record<string, string | number | boolean | null>;

export function caseLifeUseCases(
  context: Context,
): Pick<
  UseCases,
  | 'openCase'
  | 'recordRegistration'
  | 'recordClassification'
  | 'recordAssignment'
  | 'recordApproval'
  | 'recordCaseEvent'
  | 'recordWithdrawal'
  | 'archiveComplaint'
  | 'planNextVisit'
> {
  const { store, calendar, zone } = context.deps;

  /** An event of the case: its new state, its entry, the clocks that stop and those that start. */
  async function happen(
    job: JobContext,
    complaintId: Id,
    event: CaseEvent,
    changes: Partial<Complaint>,
    facts: Facts = {},
    planDueOn?: string,
  ): Promise<void> {
    const { policyVersion } = await context.complaint(store.read, complaintId);
    // Asked before the transaction: the engine must not hold up the database's one writer.
    const limits = await limitsFrom(context, policyVersion, event);
    await context.changeOnce(job.occurrence, `case.${event}`, async (r) => {
      const complaint = await context.complaint(r, complaintId);
      const state = STATES[event] ?? complaint.state;
      const updated = await r.complaints.update({ ...complaint, ...changes, state });
      const happenedAt = await instantOfEvent(r, complaintId, event);
      await context.record(r, {
        type: `case.${event}`,
        complaintId,
        actor: job.actor,
        facts: { ...facts, state, happenedAt, version: updated.version },
      });
      await meetClocks(context, r, complaintId, event, { at: happenedAt, actor: job.actor });
      await startClocks(context, r, updated, limits, {
        startedAt: happenedAt,
        actor: job.actor,
        ...(planDueOn !== undefined && { fixedDate: planDueOn }),
      });
    });
  }

  async function instantOfEvent(r: Repositories, complaintId: Id, event: CaseEvent): Promise<Instant> {
    const form = EVENT_FORMS[event];
    const submission =
      form === undefined
        ? undefined
        : (await r.submissions.ofComplaint(complaintId)).findLast(({ formId }) => formId === form);
    return submission?.at ?? context.now();
  }

  async function bind(
    r: Repositories,
    job: JobContext,
    complaintId: Id,
    processInstanceKey: string,
  ): Promise<Complaint | null> {
    const complaint = await context.complaint(r, complaintId);
    if (complaint.processInstanceKey !== null) return null;
    const bound = await r.complaints.update({ ...complaint, processInstanceKey });
    await context.record(r, {
      type: 'case.opened',
      complaintId,
      actor: job.actor,
      facts: { processInstanceKey, state: bound.state, version: bound.version },
    });
    return bound;
  }

  return {
    async openCase(job, complaintId, processInstanceKey) {
      const before = await context.complaint(store.read, complaintId);
      const limits = await limitsFrom(context, before.policyVersion, 'received');
      const owner = await context.change(async (r) => {
        const bound = await bind(r, job, complaintId, processInstanceKey);
        if (bound) await startClocks(context, r, bound, limits, { startedAt: bound.receivedAt, actor: job.actor });
        return bound?.processInstanceKey ?? (await context.complaint(r, complaintId)).processInstanceKey;
      });
      return { duplicate: owner !== processInstanceKey };
    },
    recordRegistration: (job, complaintId) => happen(job, complaintId, 'registered', {}),
    recordClassification: (job, complaintId, { category, level, priority }) =>
      happen(
        job,
        complaintId,
        'classified',
        { category: category as Category, level, priority },
        { category, level, priority },
      ),
    recordAssignment: (job, complaintId, department) =>
      happen(job, complaintId, 'assigned', { responsibleDepartment: department }, { department }),
    recordApproval: (job, complaintId, { outcome, approverGroup }) =>
      context.changeOnce(job.occurrence, 'approval.record', async (r) => {
        await context.record(r, {
          type: 'plan.decided',
          complaintId,
          actor: job.actor,
          facts: { outcome, approverGroup },
        });
      }),
    recordCaseEvent: (job, complaintId, event, { planDueOn }) => happen(job, complaintId, event, {}, {}, planDueOn),
    recordWithdrawal: (job, complaintId) =>
      context.changeOnce(job.occurrence, 'case.withdrawn', async (r) => {
        const updated = await r.complaints.update({
          ...(await context.complaint(r, complaintId)),
          state: 'withdrawn',
          outcome: 'withdrawn',
        });
        await context.record(r, {
          type: 'case.withdrawn',
          complaintId,
          actor: job.actor,
          facts: { state: 'withdrawn', version: updated.version },
        });
        await cancelClocks(context, r, complaintId, job.actor);
      }),
    archiveComplaint: (job, complaintId, outcome) =>
      context.changeOnce(job.occurrence, 'case.archived', async (r) => {
        const complaint = await context.complaint(r, complaintId);
        const updated = await r.complaints.update({
          ...complaint,
          state: 'archived',
          outcome,
          archivedAt: context.now(),
        });
        await context.record(r, {
          type: 'case.archived',
          complaintId,
          actor: job.actor,
          facts: { outcome, state: 'archived', version: updated.version },
        });
        await cancelClocks(context, r, complaintId, job.actor);
      }),
    async planNextVisit(job, complaintId, { attempts, maxAttempts }) {
      const made = attempts + 1;
      const exhausted = made >= maxAttempts;
      const day = calendar.shift(localDateOf(context.now(), zone), 1);
      const nextVisitAt = exhausted ? null : instantOf(day, zone, VISIT_HOUR);
      await context.changeOnce(job.occurrence, 'return-visit.plan-next', async (r) => {
        await context.record(r, {
          type: 'visit.unanswered',
          complaintId,
          actor: job.actor,
          facts: { attempts: made, nextVisitAt },
        });
      });
      return { attempts: made, exhausted, nextVisitAt };
    },
  };
}
