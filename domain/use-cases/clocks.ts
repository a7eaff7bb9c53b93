/** Clocks of a case: begun and met by its events, armed mark by mark, paused and resumed by people. */
import { deadlineOf, markAt, type CalendarContext } from '../deadlines.js';
import type { CaseClock, CaseEvent, Complaint, Group, Id, Instant, Limit, LocalDate, Mark } from '../model.js';
import type { Repositories } from '../repositories.js';
import type { Context } from './context.js';
import { insertNotice } from './notices.js';
import { DomainError, type UseCases } from './use-cases.js';

const calendarOf = ({ deps }: Context): CalendarContext => ({ calendar: deps.calendar, zone: deps.zone });
export const isOpen = ({ endedAt }: CaseClock): boolean => endedAt === null;

/** The limits that begin at an event, from the policy's table. */
export async function limitsFrom(context: Context, policyVersion: string, startEvent: CaseEvent): Promise<Limit[]> {
  const found = await context.deps.engine.evaluateDecision(`limits_${policyVersion}`, { startEvent });
  return Array.isArray(found) ? (found as Limit[]) : [];
}

export async function startClocks(
  context: Context,
  r: Repositories,
  complaint: Complaint,
  limits: readonly Limit[],
  { startedAt, fixedDate, actor }: { startedAt: Instant; fixedDate?: LocalDate; actor: string },
): Promise<void> {
  for (const limit of limits) {
    if (limit.unit === 'fixedDate' && fixedDate === undefined) continue;
    const { amount, unit } = limit;
    const deadline = deadlineOf(
      { startedAt, amount, unit, pauses: [], ...(fixedDate !== undefined && { fixedDate }) },
      calendarOf(context),
    );
    const clock: CaseClock = {
      id: context.newId(),
      complaintId: complaint.id,
      policyVersion: complaint.policyVersion,
      ...limit,
      startedAt,
      pauses: [],
      marks: [],
      calendarVersion: context.deps.calendar.version,
      ...deadline,
      state: 'running',
      endedAt: null,
    };
    await r.clocks.insert(clock);
    const { id: clockId, step, ruleId, dueAt } = clock;
    await context.record(r, {
      type: 'clock.started',
      complaintId: complaint.id,
      actor,
      facts: { clockId, step, ruleId, startedAt, dueAt },
    });
    const variables = { clockId, complaintId: complaint.id, step, policyVersion: complaint.policyVersion, unit };
    await context.publish(r, 'clock-started', clockId, variables);
  }
}

/** Ends clocks, and with them their watch and the supervision of what was late. */
async function endClock(
  context: Context,
  r: Repositories,
  clock: CaseClock,
  state: 'met' | 'cancelled',
  { at, actor }: { at: Instant; actor: string },
): Promise<void> {
  const pauses = clock.pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause));
  await r.clocks.update({ ...clock, pauses, state, endedAt: at });
  const { id: clockId, step, dueAt } = clock;
  await context.record(r, {
    type: `clock.${state}`,
    complaintId: clock.complaintId,
    actor,
    facts: { clockId, step, dueAt, endedAt: at, inTime: at < dueAt },
  });
  await context.publish(r, 'deadline-met', clockId, {});
  const levels = new Set(
    clock.marks.filter(({ level, passedAt }) => level >= 2 && passedAt !== null).map(({ level }) => level),
  );
  for (const level of levels) await context.publish(r, 'supervision-closed', `${clockId}:${level}`, {});
}

export async function meetClocks(
  context: Context,
  r: Repositories,
  complaintId: Id,
  event: CaseEvent,
  by: { at: Instant; actor: string },
): Promise<void> {
  const clocks = await r.clocks.ofComplaints([complaintId]);
  for (const clock of clocks)
    if (isOpen(clock) && clock.stopEvent === event) await endClock(context, r, clock, 'met', by);
}

export async function cancelClocks(context: Context, r: Repositories, complaintId: Id, actor: string): Promise<void> {
  const by = { at: context.now(), actor };
  for (const clock of await r.clocks.ofComplaints([complaintId]))
    if (isOpen(clock)) await endClock(context, r, clock, 'cancelled', by);
}

/** Elements whose task has to keep a clock of a step. */
const STEP_ELEMENTS: Record<string, readonly string[]> = {
  register: ['userTask_Register'],
  classify: ['userTask_Register'],
  investigate: ['userTask_Investigate', 'userTask_DraftPlan'],
  rectify: ['userTask_CarryOut', 'userTask_ConfirmRectification'],
  result: ['userTask_PrepareResult'],
};

/** The clock a task has to keep: of several the one due first. */
export function clockOfElement(clocks: readonly CaseClock[], elementId: string): CaseClock | null {
  const kept = clocks.filter((clock) => isOpen(clock) && STEP_ELEMENTS[clock.step]?.includes(elementId));
  return kept.sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0] ?? null;
}

async function clockById(r: Repositories, id: Id): Promise<CaseClock> {
  const clock = await r.clocks.byId(id);
  if (clock === null) throw new DomainError('notFound');
  return clock;
}

/** Tasks show the due instant of their clock: it has moved. */
async function moveWorkItems(r: Repositories, complaintId: Id): Promise<void> {
  const clocks = await r.clocks.ofComplaints([complaintId]);
  for (const item of await r.workItems.ofComplaint(complaintId)) {
    if (item.completedAt !== null || item.state === 'canceled') continue;
    const dueAt = clockOfElement(clocks, item.elementId)?.dueAt ?? item.dueAt;
    if (dueAt !== item.dueAt) await r.workItems.update({ ...item, dueAt });
  }
}

function recipientsOf(context: Context, clock: CaseClock, complaint: Complaint, level: number): Promise<Group> {
  const { step } = clock;
  const { responsibleDepartment } = complaint;
  return context.deps.engine.evaluateDecision(`recipients_${clock.policyVersion}`, {
    step,
    level,
    responsibleDepartment,
  }) as Promise<Group>;
}

export function clockUseCases(
  context: Context,
): Pick<UseCases, 'armClock' | 'passMark' | 'pauseClock' | 'resumeClock' | 'recordEscalation'> {
  const { store } = context.deps;
  const change = async (userId: Id, clock: CaseClock, r: Repositories, type: string): Promise<void> => {
    await r.clocks.update(clock);
    await context.record(r, {
      type,
      complaintId: clock.complaintId,
      actor: userId,
      facts: { clockId: clock.id, step: clock.step, dueAt: clock.dueAt },
    });
    await moveWorkItems(r, clock.complaintId);
    await context.publish(r, 'deadline-changed', clock.id, {});
  };
  return {
    armClock: (_job, clockId, rules) =>
      context.change(async (r) => {
        const clock = await clockById(r, clockId);
        const passed = (rule: { kind: string; level: number }): Instant | null =>
          clock.marks.find(({ kind, level }) => kind === rule.kind && level === rule.level)?.passedAt ?? null;
        const marks: Mark[] = rules
          .map((rule) => ({ ...rule, at: markAt(clock.dueAt, rule, calendarOf(context)), passedAt: passed(rule) }))
          .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.level - b.level));
        await r.clocks.update({ ...clock, marks });
        const next =
          isOpen(clock) && clock.state !== 'paused' ? marks.find(({ passedAt }) => passedAt === null) : undefined;
        return { nextMarkAt: next?.at ?? null, nextMarkKind: next?.kind ?? null, nextMarkLevel: next?.level ?? null };
      }),
    async passMark(job, clockId, kind, level) {
      const clock = await clockById(store.read, clockId);
      const complaint = await context.complaint(store.read, clock.complaintId);
      const recipient = await recipientsOf(context, clock, complaint, level);
      await context.changeOnce(job.occurrence, 'clock.pass-mark', async (r) => {
        const current = await clockById(r, clockId);
        const mark = current.marks.find((one) => one.kind === kind && one.level === level);
        if (!isOpen(current) || current.state === 'paused' || !mark || mark.passedAt !== null) return;
        const at = context.now();
        const marks = current.marks.map((one) => (one === mark ? { ...one, passedAt: at } : one));
        await r.clocks.update({ ...current, marks, state: level >= 1 ? 'overdue' : current.state });
        const { step, complaintId } = current;
        await context.record(r, {
          type: 'clock.mark-passed',
          complaintId,
          actor: job.actor,
          facts: { clockId, step, kind, level, recipient },
        });
        const event = level === 0 ? 'deadline-reminder' : 'deadline-overdue';
        await insertNotice(context, r, {
          complaint,
          event,
          occurrence: `${clockId}:${level}`,
          audience: recipient,
          actor: job.actor,
          clock: current,
          level,
        });
        if (level >= 1) await context.publish(r, 'deadline-overdue', complaintId, { clockId, step, level });
      });
    },
    pauseClock: (user, clockId, reason) =>
      context.change(async (r) => {
        const clock = await clockById(r, clockId);
        await context.visibleCase(r, user, clock.complaintId);
        if (!user.roles.includes('complaint-office')) throw new DomainError('forbidden');
        if (clock.state !== 'running') throw new DomainError('wrongState');
        const pauses = [...clock.pauses, { from: context.now(), to: null, reason }];
        await change(user.id, { ...clock, pauses, state: 'paused' }, r, 'clock.paused');
      }),
    resumeClock: (user, clockId) =>
      context.change(async (r) => {
        const clock = await clockById(r, clockId);
        await context.visibleCase(r, user, clock.complaintId);
        if (!user.roles.includes('complaint-office')) throw new DomainError('forbidden');
        if (clock.state !== 'paused') throw new DomainError('wrongState');
        const pauses = clock.pauses.map((pause) => (pause.to === null ? { ...pause, to: context.now() } : pause));
        const { startedAt, amount, unit } = clock;
        // A plan's own date is the last counted day of the deadline as it stood before any pause.
        const fixedDate = unit === 'fixedDate' ? { fixedDate: await planDueOn(context, r, clock) } : {};
        const deadline = deadlineOf({ startedAt, amount, unit, pauses, ...fixedDate }, calendarOf(context));
        await change(user.id, { ...clock, ...deadline, pauses, state: 'running' }, r, 'clock.resumed');
      }),
    recordEscalation: (job, complaintId, { clockId, level, recipientGroup }) =>
      context.changeOnce(job.occurrence, 'escalation.record', async (r) => {
        const complaint = await context.complaint(r, complaintId);
        const clock = await clockById(r, clockId);
        await context.record(r, {
          type: 'case.escalated',
          complaintId,
          actor: job.actor,
          facts: { clockId, step: clock.step, level, recipientGroup },
        });
        if (level < 2) return; // Level 1 has heard of it with the mark.
        await insertNotice(context, r, {
          complaint,
          event: 'escalation',
          occurrence: `${clockId}:${level}`,
          audience: recipientGroup,
          actor: job.actor,
          clock,
          level,
        });
      }),
  };
}

/** The date the plan carries, as the handler gave it. */
async function planDueOn(context: Context, r: Repositories, clock: CaseClock): Promise<LocalDate> {
  const plans = (await r.submissions.ofComplaint(clock.complaintId)).filter(
    ({ formId, at }) => formId === 'draft-plan' && at <= clock.startedAt,
  );
  const last = plans.at(-1);
  if (!last) throw new DomainError('wrongState');
  return (await context.openJson<{ planDueOn: LocalDate }>(r, clock.complaintId, last.sealed)).planDueOn;
}
