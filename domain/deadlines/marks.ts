/** Clocks armed mark by mark, and what happens when a mark passes. */
import { isDeepStrictEqual } from 'node:util';
import type { Complaint } from '../cases/model.js';
import type { Context } from '../core/context.js';
import { SetUpError } from '../core/errors.js';
import type { JobContext } from '../core/jobs.js';
import type { Tx } from '../core/store.js';
import type { Instant } from '../core/time/instant.js';
import { noticeRules, insertNotices } from '../notices/index.js';
import type { Group } from '../people/model.js';
import { isGroup } from '../people/roles.js';
import { markAt } from './deadline.js';
import type { ClockId } from './ids.js';
import { clockById, isDangerLimit, isOpen } from './limits.js';
import type { CaseClock, MarkRule, MarkKind, Mark } from './model.js';
import { pauseEnd, resume } from './pausing.js';
import { alike, toldTogether } from './together.js';

async function recipientOf(context: Context, clock: CaseClock, complaint: Complaint, level: number): Promise<Group> {
  const { dutyHolder, supervision } = clock;
  const responsibleDepartment = isDangerLimit(clock) ? 'safety' : complaint.responsibleDepartment;
  const facts = { level, dutyHolder, responsibleDepartment };
  const group = await context.decide(complaint.bundleId, `recipients_${supervision}`, facts);
  if (!isGroup(group)) throw new SetUpError(`The table recipients_${supervision} has no row for ${dutyHolder}.`);
  return group;
}

/**
 * A missed limit goes up: in the danger that nobody has confirmed yet, once per level whatever number of limits it has;
 * otherwise in the case.
 */
async function goUp(context: Context, r: Tx, clock: CaseClock, level: number): Promise<void> {
  const { id: clockId, complaintId, step, dutyHolder, supervision } = clock;
  const dangers = isDangerLimit(clock) ? await r.dangers.openOf([complaintId]) : [];
  const danger = dangers.find(({ foundAt, confirmedAt }) => confirmedAt === null && foundAt === clock.startedAt);
  if (danger === undefined)
    return context.publish(r, 'deadline-overdue', complaintId, { clockId, step, level, dutyHolder });
  if (await r.applyOnce(`${danger.id}:${level}`, 'danger.level', context.now()))
    await context.publish(r, 'danger-overdue', danger.id, { clockId, step, level, supervision });
}

export interface MarkUseCases {
  /** Keeps the marks' instants on the clock; the next one not passed, null when none is left, or paused, or ended. */
  armClock(
    job: JobContext,
    clockId: ClockId,
    marks: MarkRule[],
  ): Promise<{
    nextMarkAt: string | null;
    nextMarkKind: MarkKind | null;
    nextMarkLevel: number | null;
  }>;
  /** Notes the mark, tells its recipients (DMN), tells the case (`deadline-overdue`) from level 1 on. */
  passMark(job: JobContext, clockId: ClockId, kind: MarkKind, level: number): Promise<void>;
}

export function markUseCases(context: Context): MarkUseCases {
  const { store } = context.deps;

  async function endPause(before: CaseClock, occurrence: string, actor: string): Promise<void> {
    const { id, complaintId } = before;
    const time = await context.timeOf(before);
    await context.ofCase(complaintId).changeOnce(occurrence, 'clock.pass-mark', async (r) => {
      const clock = await clockById(r, id);
      if (clock.state === 'paused') await resume(context, r, [clock, time], pauseEnd(clock) ?? context.now(), actor);
    });
  }

  return {
    async armClock(_job, clockId, rules) {
      const before = await clockById(store.read, clockId);
      const { complaintId } = before;
      const time = await context.timeOf(before);
      return context.ofCase(complaintId).change(async (r) => {
        const clock = await clockById(r, clockId);
        const passed = (rule: { kind: string; level: number }): Instant | null =>
          clock.marks.find(({ kind, level }) => kind === rule.kind && level === rule.level)?.passedAt ?? null;
        const marks: Mark[] = rules
          .map((rule) => ({ ...rule, at: markAt(clock.dueAt, rule, time), passedAt: passed(rule) }))
          .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.level - b.level));
        // A second delivery finds the same marks, and writes nothing.
        if (!isDeepStrictEqual(marks, clock.marks)) await r.clocks.change(clock, { marks });
        const none = { nextMarkAt: null, nextMarkKind: null, nextMarkLevel: null };
        if (!isOpen(clock)) return none;
        if (clock.state === 'paused') {
          const at = pauseEnd(clock);
          return at === null ? none : { nextMarkAt: at, nextMarkKind: 'pauseEnd' as const, nextMarkLevel: 0 };
        }
        const next = marks.find(({ passedAt }) => passedAt === null);
        return next ? { nextMarkAt: next.at, nextMarkKind: next.kind, nextMarkLevel: next.level } : none;
      });
    },
    async passMark(job, clockId, kind, level) {
      const clock = await clockById(store.read, clockId);
      if (kind === 'pauseEnd') return endPause(clock, job.occurrence, job.actor);
      const complaint = await context.complaint(store.read, clock.complaintId);
      const audience = await recipientOf(context, clock, complaint, level);
      const others = await alike(context, clock, level, [
        audience,
        (other) => recipientOf(context, other, complaint, level),
      ]);
      const event = level === 0 ? 'deadline-reminder' : 'deadline-overdue';
      const rules = await noticeRules(context, complaint, event, { unit: clock.unit });
      await context.ofCase(clock.complaintId).changeOnce(job.occurrence, 'clock.pass-mark', async (r) => {
        const current = await clockById(r, clockId);
        const mark = current.marks.find((one) => one.kind === kind && one.level === level);
        if (!isOpen(current) || current.state === 'paused' || !mark || mark.passedAt !== null) return;
        const at = context.now();
        const marks = current.marks.map((one) => (one === mark ? { ...one, passedAt: at } : one));
        await r.clocks.change(current, { marks, state: level >= 1 ? 'overdue' : current.state });
        const { step, complaintId } = current;
        await context.record(r, {
          type: 'clock.mark-passed',
          complaintId,
          actor: job.actor,
          facts: { clockId, step, kind, level, recipient: audience },
        });
        // The one whom a limit is escalated to hears of it by the escalation.
        const clocks = level < 2 ? await toldTogether(context, r, current, level, others) : [];
        if (clocks.length > 0)
          await insertNotices(context, r, rules, {
            complaint,
            event,
            occurrence: `${clockId}:${level}`,
            audience,
            actor: job.actor,
            clocks,
            level,
          });
        if (level >= 1) await goUp(context, r, current, level);
        else await context.publish(r, 'deadline-reminder', `${complaintId}:${step}`, {}, { timeToLiveMs: 0 });
      });
    },
  };
}
