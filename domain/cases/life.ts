/** The life of a case as its process tells it: each is done once per job, however often the job is delivered. */
import type { Context } from '../core/context.js';
import type { Job, JobContext } from '../core/jobs.js';
import type { Tx } from '../core/store.js';
import type { Instant, LocalDate } from '../core/time/instant.js';
import { instantAt, localDateOf } from '../core/time/local-date.js';
import type { EngineKey } from '../core/ids.js';
import { type BundleId, bundleOf, bundleWith } from '../definitions/index.js';
import { type Happened, limitsFrom, startClocks, recordCaseEvent } from '../deadlines/index.js';
import type { CaseEvent } from '../deadlines/model.js';
import type { Group } from '../people/model.js';
import { adoptDeployed, isRefused } from '../policies/index.js';
import { limitResult } from '../reports/index.js';
import { findFirstDanger } from '../safety/index.js';
import type { ComplaintId } from './ids.js';
import { startProcess } from './starting.js';
import { type Judgement, type VisitPlan, type Complaint, OPEN_AGAIN } from './model.js';

/** At nine in the morning people are called. */
const VISIT_HOUR = 9;

/** Which instance works on the case, and by which definition. */
export type InstanceOfCase = Pick<Job, 'processInstanceKey' | 'processDefinitionKey'>;

export interface CaseLifeUseCases {
  /** Binds the instance, starts the clocks of `received`. `duplicate`: another instance has this case already. */
  openCase(job: JobContext, complaintId: ComplaintId, instance: InstanceOfCase): Promise<{ duplicate: boolean }>;
  recordRegistration(job: JobContext, complaintId: ComplaintId): Promise<void>;
  recordApproval(
    job: JobContext,
    complaintId: ComplaintId,
    facts: { outcome: string; approverGroup: Group },
  ): Promise<void>;
  /** Meets every clock that stops at the event, starts every clock that starts at it. `planDueOn` for fixedDate. */
  recordCaseEvent(
    job: JobContext,
    complaintId: ComplaintId,
    event: CaseEvent,
    facts: Happened & { planDueOn?: LocalDate },
  ): Promise<void>;
  recordJudgement(
    job: JobContext,
    complaintId: ComplaintId,
    event: 'validity-decided' | 'nature-judged',
    judgement: Judgement,
  ): Promise<void>;
  /** The first visit, the next attempt after an unanswered one, the next round after an answered one. */
  planVisit(
    job: JobContext,
    complaintId: ComplaintId,
    facts: { attempts: number; visitRound: number; visitOutcome: string | null; plan: VisitPlan },
  ): Promise<{ attempts: number; visitRound: number; exhausted: boolean; nextVisitAt: string | null }>;
  /** Whether a limit of the regulation was missed, as the figures count it: open ones and those given up late, too. */
  collectLateness(complaintId: ComplaintId): Promise<{ late: boolean }>;
}

export function caseLifeUseCases(context: Context): CaseLifeUseCases {
  const { store, zone } = context.deps;

  async function bind(
    r: Tx,
    job: JobContext,
    complaintId: ComplaintId,
    instance: Pick<Complaint, 'bundleId'> & Pick<InstanceOfCase, 'processInstanceKey'>,
  ): Promise<Complaint | null> {
    const complaint = await context.complaint(r, complaintId);
    if (complaint.processInstanceKey !== null) return null;
    const bound = await r.complaints.change(complaint, instance);
    await context.record(r, {
      type: 'case.opened',
      complaintId,
      actor: job.actor,
      facts: { ...instance, state: bound.state, version: bound.version },
    });
    return bound;
  }

  /** What begins with the case: the hand-over where staff heard it first, everything that counts from receipt. */
  async function beginnings(complaint: Complaint): Promise<[CaseEvent, Instant][]> {
    const events: [CaseEvent, Instant][] = [['received', complaint.receivedAt]];
    if (complaint.heardAt !== null) events.unshift(['heard', complaint.heardAt]);
    return Promise.resolve(events);
  }

  /** Counted from what was last submitted in the case, so that a job delivered twice plans the same visit. */
  async function visitAfter(complaintId: ComplaintId, workingDays: number): Promise<Instant> {
    const from = (await store.read.submissions.ofComplaint(complaintId)).at(-1)?.at ?? context.now();
    if (workingDays === 0) return from;
    const calendar = await context.calendar();
    return instantAt(calendar.shift(localDateOf(from, zone), workingDays), zone, VISIT_HOUR * 60);
  }

  /**
   * What the case goes by. `refused`: it has begun by a deployment past the application that was not taken, and begins again by
   * what was put back.
   */
  async function bundleAtStart(filed: BundleId | null, key: EngineKey): Promise<BundleId | null | 'refused'> {
    const known = await bundleWith(context, filed, key);
    if (known !== null) return known;
    await adoptDeployed(context);
    return (await isRefused(context, key)) ? 'refused' : bundleOf(context, filed, key);
  }

  return {
    async openCase(job, complaintId, instance) {
      const { processInstanceKey, processDefinitionKey } = instance;
      const filed = await context.complaint(store.read, complaintId);
      const bundleId = await bundleAtStart(filed.bundleId, processDefinitionKey);
      if (bundleId === 'refused') {
        await context.ofCase(complaintId).changeOnce(job.occurrence, 'complaint.open', async (r) => {
          await startProcess(context, r, filed);
        });
        return { duplicate: true };
      }
      const before = { ...filed, bundleId };
      const supervision = await context.supervisionOf(before);
      const time = await context.time(supervision, before.bundleId);
      const starts = await Promise.all(
        (await beginnings(before)).map(async ([event, startedAt]) => ({
          startedAt,
          limits: await limitsFrom(context, before, event, { supervision }),
        })),
      );
      const owner = await context.ofCase(complaintId).change(async (r) => {
        const bound = await bind(r, job, complaintId, { processInstanceKey, bundleId });
        if (bound) {
          const { actor } = job;
          for (const { startedAt, limits } of starts)
            await startClocks(context, r, bound, limits, { startedAt, actor, time, supervision });
          // Filed with an older release, which left it to the case.
          if (bound.safetyHazard)
            await findFirstDanger(context, r, bound, { source: 'filing', actor, at: bound.receivedAt });
        }
        return bound?.processInstanceKey ?? (await context.complaint(r, complaintId)).processInstanceKey;
      });
      return { duplicate: owner !== processInstanceKey };
    },
    recordRegistration: (job, complaintId) => recordCaseEvent(context, job, complaintId, 'registered'),
    recordApproval: (job, complaintId, { outcome, approverGroup }) =>
      context.ofCase(complaintId).changeOnce(job.occurrence, 'approval.record', async (r) => {
        await context.record(r, {
          type: 'plan.decided',
          complaintId,
          actor: job.actor,
          facts: { outcome, approverGroup },
        });
      }),
    recordCaseEvent: (job, complaintId, event, { planDueOn, ...happened }) =>
      recordCaseEvent(context, job, complaintId, event, {
        // A disputed case that was archived is open again.
        ...(event === 'disputed' && { changes: OPEN_AGAIN }),
        ...happened,
        ...(event === 'visited' &&
          happened.visitOutcome !== undefined && { facts: { visitOutcome: happened.visitOutcome } }),
        ...(planDueOn !== undefined && { fixedOn: planDueOn }),
      }),
    recordJudgement: (job, complaintId, event, { validity, nature, fault, grade, impactLevel }) =>
      event === 'validity-decided'
        ? recordCaseEvent(context, job, complaintId, event, { changes: { validity }, facts: { validity } })
        : recordCaseEvent(context, job, complaintId, event, {
            changes: { nature, fault, grade, impactLevel },
            facts: { nature, fault, grade, impactLevel },
          }),
    async planVisit(job, complaintId, { attempts, visitRound, visitOutcome, plan }) {
      const first = visitOutcome === null;
      const unanswered = visitOutcome === 'noAnswer';
      const made = unanswered ? attempts + 1 : 0;
      const round = unanswered ? visitRound : visitRound + 1;
      const exhausted = made >= plan.maxVisitAttempts;
      const days = first ? plan.visitAfterWorkingDays : unanswered ? 1 : plan.visitIntervalWorkingDays;
      const nextVisitAt = exhausted ? null : await visitAfter(complaintId, days);
      await context.ofCase(complaintId).changeOnce(job.occurrence, 'return-visit.plan', async (r) => {
        await context.record(r, {
          type: unanswered ? 'visit.unanswered' : 'visit.planned',
          complaintId,
          actor: job.actor,
          facts: { attempts: made, visitRound: round, nextVisitAt },
        });
      });
      return { attempts: made, visitRound: round, exhausted, nextVisitAt };
    },
    async collectLateness(complaintId) {
      const clocks = await store.read.clocks.ofComplaints([complaintId]);
      const now = context.now();
      return { late: clocks.some((clock) => clock.kind === 'rule' && limitResult(clock, now) === 'missed') };
    },
  };
}
