/** What kind of complaint it is: decided by the tables, kept with its whole history; reclassifying restarts no clock. */
import { valueFound, oneOf } from '../core/answers.js';
import type { Context } from '../core/context.js';
import { DomainError, SetUpError } from '../core/errors.js';
import { mistakeInReason } from '../core/lengths.js';
import type { JobContext } from '../core/jobs.js';
import type { Tx } from '../core/store.js';
import { isOpen, limitsFrom, identifyMajor, adjustClocks, recordCaseEvent } from '../deadlines/index.js';
import type { CaseEvent, Limit } from '../deadlines/model.js';
import { hearing } from '../definitions/index.js';
import { type Department, isCategory } from '../organisation/model.js';
import type { User } from '../people/model.js';
import { findFirstDanger, findDanger } from '../safety/index.js';
import type { ComplaintId } from './ids.js';
import {
  type Classification,
  type Complaint,
  type ComplaintChanges,
  COMPLEXITIES,
  type ReclassifiedFacts,
} from './model.js';
import type { PastClassification } from './views.js';

/** What the process is told, which asks the tables again. */
export const ASKED_AGAIN = 'complaint-reclassified';

/** Once it has been classified, until it is archived. */
const mayBeReclassified = ({ level, archivedAt }: Complaint): boolean => level !== null && archivedAt === null;

/** @throws {SetUpError} for a word that the tables must not say */
const changesOf = (facts: Classification): ComplaintChanges => ({
  category: valueFound('classification', facts.category, isCategory),
  safetyHazard: facts.safetyHazard,
  level: facts.level,
  priority: facts.priority,
  complexity: valueFound('classification', facts.complexity, oneOf(COMPLEXITIES)),
  major: facts.major,
  majorCriterion: facts.major ? facts.majorCriterion : null,
});

async function keepVersion(
  context: Context,
  r: Tx,
  complaintId: ComplaintId,
  row: { by: string; facts: Record<string, string | number | boolean | null>; reasonSealed: string | null },
): Promise<void> {
  const known = await r.classifications.ofComplaint(complaintId);
  await r.classifications.insert({ complaintId, version: known.length + 1, at: context.now(), ...row });
}

export interface ClassificationUseCases {
  recordClassification(job: JobContext, complaintId: ComplaintId, facts: Classification): Promise<void>;
  /** A case of several departments may become complex by it. @throws {SetUpError} for a department that the company has not */
  recordAssignment(
    job: JobContext,
    complaintId: ComplaintId,
    department: Department,
    classification: Pick<Classification, 'level' | 'priority' | 'complexity'>,
  ): Promise<void>;
  /** Asks the tables again with other facts; `reason` is kept sealed. */
  reclassify(user: User, complaintId: ComplaintId, facts: ReclassifiedFacts, reason: string): Promise<void>;
  /** Every classification the case ever had, the first first. */
  classifications(user: User, complaintId: ComplaintId): Promise<PastClassification[]>;
}

export function classificationUseCases(context: Context): ClassificationUseCases {
  const { store } = context.deps;

  /** Of every clock that runs: the limits as the new facts have them. */
  async function limitsAnew(complaint: Complaint): Promise<Map<CaseEvent, Limit[]>> {
    const open = (await store.read.clocks.ofComplaints([complaint.id])).filter(isOpen);
    const events = [...new Set(open.map(({ startEvent }) => startEvent))];
    const supervision = await context.supervisionOf(complaint);
    return new Map(
      await Promise.all(
        events.map(async (event) => [event, await limitsFrom(context, complaint, event, { supervision })] as const),
      ),
    );
  }

  async function apply(job: JobContext, complaintId: ComplaintId, facts: Classification): Promise<void> {
    const before = await context.complaint(store.read, complaintId);
    const after = { ...before, ...changesOf(facts) };
    const limits = await limitsAnew(after);
    const time = await context.time(await context.supervisionOf(after), after.bundleId);
    const now = context.now();
    const major = await identifyMajor(context, after, facts.major, now);
    await context.ofCase(complaintId).changeOnce(job.occurrence, 'case.classification', async (r) => {
      const { actor } = job;
      const first = (await r.classifications.ofComplaint(complaintId)).length === 0;
      const current = await context.complaint(r, complaintId);
      // The first classification was written with its event.
      const updated = first ? current : await r.complaints.change(current, changesOf(facts));
      await keepVersion(context, r, complaintId, { by: actor, facts: { ...facts }, reasonSealed: null });
      if (first) await context.record(r, { type: 'classification.kept', complaintId, actor, facts: { ...facts } });
      else
        await context.record(r, {
          type: 'case.reclassified',
          complaintId,
          actor,
          facts: { ...facts, state: updated.state, version: updated.version },
        });
      await adjustClocks(context, r, complaintId, limits, { actor, time });
      if (facts.safetyHazard) await findFirstDanger(context, r, updated, { source: 'classification', actor });
      await major(r, updated, actor);
    });
  }

  return {
    async recordClassification(job, complaintId, facts) {
      const first = (await store.read.classifications.ofComplaint(complaintId)).length === 0;
      if (first)
        await recordCaseEvent(context, job, complaintId, 'classified', {
          changes: changesOf(facts),
          facts: { ...facts },
        });
      await apply(job, complaintId, facts);
    },
    async recordAssignment(job, complaintId, department, classification) {
      if ((await store.read.organisation.entry('department', department)) === null)
        throw new SetUpError(`There is no department ${department}.`);
      const { complexity, level, priority } = classification;
      const { category, safetyHazard, major, majorCriterion, ...before } = await context.complaint(
        store.read,
        complaintId,
      );
      await recordCaseEvent(context, job, complaintId, 'assigned', {
        changes: { responsibleDepartment: department },
        facts: { department },
      });
      if (complexity === before.complexity && level === before.level && priority === before.priority) return;
      await apply(job, complaintId, {
        category: category ?? 'other',
        safetyHazard,
        major,
        majorCriterion: majorCriterion ?? 'none',
        complexity,
        level,
        priority,
      });
    },
    async reclassify(by, complaintId, facts, reason) {
      const hears = await hearing(context, await context.complaint(store.read, complaintId));
      await context.ofCase(complaintId).act(by, async (r, user) => {
        const complaint = await context.caseFor(r, user, 'reclassify', complaintId);
        if (!mayBeReclassified(complaint) || !hears(ASKED_AGAIN)) throw new DomainError('wrongState');
        const mistake = mistakeInReason(reason);
        if (mistake !== null) throw new DomainError('invalid', { fields: { reason: mistake } });
        const { sealed, digest } = await context.sealJson(r, complaintId, { reason });
        await keepVersion(context, r, complaintId, { by: user.id, facts, reasonSealed: sealed });
        await context.record(r, {
          type: 'classification.asked',
          complaintId,
          actor: user.id,
          facts,
          payloadDigest: digest,
        });
        // The department is told now: the process asks the tables when it comes to it.
        if (facts['safetyHazard'] === true && !complaint.safetyHazard)
          await findDanger(context, r, complaint, { source: 'reclassification', actor: user.id });
        await context.publish(r, ASKED_AGAIN, complaintId, { reclassified: facts });
      });
    },
    async classifications(user, complaintId) {
      await context.caseFor(store.read, user, 'see', complaintId);
      const versions = await store.read.classifications.ofComplaint(complaintId);
      return Promise.all(
        versions.map(async ({ reasonSealed, ...version }) => {
          if (reasonSealed === null) return { ...version, reason: null };
          const { reason } = await context.openUnlessErased<{ reason: string | null }>(
            store.read,
            complaintId,
            reasonSealed,
            { reason: null },
          );
          return { ...version, reason };
        }),
      );
    },
  };
}
