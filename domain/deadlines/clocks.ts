/** Clocks of a case: begun and met by its events, armed mark by mark, paused and resumed by people. */
import type { Complaint } from '../cases/model.js';
import type { Context } from '../core/context.js';
import { EngineError } from '../core/engine.js';
import { DomainError } from '../core/errors.js';
import type { Id, EngineKey } from '../core/ids.js';
import type { JobContext } from '../core/jobs.js';
import type { Snapshot, Tx } from '../core/store.js';
import type { Instant, LocalDate } from '../core/time/instant.js';
import { addDays, localDateOf } from '../core/time/local-date.js';
import type { HoursContext } from '../core/time/opening-hours.js';
import { noticeRules, insertNotices } from '../notices/index.js';
import type { Group, User } from '../people/model.js';
import { deadlineOf, markAt } from './deadline.js';
import type { ClockChange } from './entries.js';
import type { CaseClock, ClockFields, CaseEvent, Limit, MarkRule, MarkKind, Mark, Supervision } from './model.js';
import { closePauses, pauseEndsAt } from './pauses.js';
import { recomputed } from './preview.js';
import { clockOfSteps } from './urgency.js';

export const isOpen = ({ endedAt }: CaseClock): boolean => endedAt === null;

const isOverdue = ({ dueAt }: CaseClock, at: Instant): boolean => dueAt <= at;

/** What the table of limits is asked with, besides the event. */
export interface LimitFacts {
  complexity: Complaint['complexity'];
  heardBy: Complaint['heardBy'];
  remedy: boolean;
}

/** The limits that begin at an event, from the policy's table; at receipt also those of the law and of outside bodies. */
export async function limitsFrom(
  { deps }: Context,
  complaint: Complaint,
  startEvent: CaseEvent,
  { remedy = false, supervision }: { remedy?: boolean; supervision: string },
): Promise<Limit[]> {
  const { policyVersion, complexity, heardBy, channel, externalDueOn } = complaint;
  const facts: LimitFacts = { complexity, heardBy, remedy };
  const list = (found: unknown): Limit[] => (Array.isArray(found) ? (found as Limit[]) : []);
  const own = list(await deps.engine.evaluateDecision(`limits_${policyVersion}`, { startEvent, ...facts }));
  if (startEvent === 'safety-identified')
    return [...own, ...list(await deps.engine.evaluateDecision(`danger_${supervision}`, { policyVersion }))];
  if (startEvent !== 'received') return own;
  const outside = await deps.engine.evaluateDecision(`outside_${supervision}`, { channel, externalDueOn });
  return [...own, ...list(outside)];
}

/** What runs from a danger belongs to the danger, not to the complaint. */
export const isDangerLimit = ({ startEvent }: CaseClock): boolean => startEvent === 'safety-identified';

export interface StartOptions {
  startedAt: Instant;
  fixedOn?: LocalDate;
  actor: string;
  time: HoursContext;
  supervision: string;
}

/** Whether a start event that has happened before starts a clock again; an open one may have to give way first. */
function startsAgain(before: readonly CaseClock[], { repeat }: Limit): boolean {
  if (before.length === 0 || repeat === 'restart') return true;
  return repeat === 'again' && !before.some(isOpen);
}

/** A clock as it begins. `dated`: the day that the case itself carries. */
function clockOf(
  context: Context,
  complaint: Complaint,
  limit: Omit<Limit, 'repeat'>,
  {
    startedAt,
    dated,
    time,
    supervision,
  }: Pick<StartOptions, 'startedAt' | 'time' | 'supervision'> & { dated?: LocalDate },
): CaseClock {
  const { amount, unit } = limit;
  const fixed = unit === 'fixedDate' && dated !== undefined ? { fixedDate: dated } : {};
  return {
    id: context.newId(),
    complaintId: complaint.id,
    policyVersion: complaint.policyVersion,
    supervision,
    ...limit,
    startedAt,
    fixedOn: fixed.fixedDate ?? null,
    pauses: [],
    extension: 0,
    marks: [],
    calendarVersion: time.calendar.version,
    ...deadlineOf({ startedAt, amount, unit, pauses: [], ...fixed }, time),
    state: 'running',
    endedAt: null,
    watchKey: null,
    version: 1,
  };
}

/**
 * The clocks of a complaint that its process has not taken up yet: whoever has just filed it, or told of danger, is told
 * the dates at once. Empty where the engine, which knows the tables, is away.
 */
export async function clocksToCome(
  context: Context,
  complaint: Complaint,
  startEvent: 'received' | 'safety-identified' = 'received',
  startedAt: Instant = complaint.receivedAt,
): Promise<CaseClock[]> {
  try {
    const supervision = await context.supervisionOf(complaint);
    const time = await context.time(supervision);
    const limits = await limitsFrom(context, complaint, startEvent, { supervision });
    return limits.flatMap(({ repeat: _repeat, ...limit }) => {
      const dated = limit.kind === 'outside' ? (complaint.externalDueOn ?? undefined) : undefined;
      if (limit.unit === 'fixedDate' && dated === undefined) return [];
      return [
        clockOf(context, complaint, limit, {
          startedAt,
          time,
          supervision,
          ...(dated && { dated }),
        }),
      ];
    });
  } catch (error) {
    if (error instanceof EngineError) return [];
    throw error;
  }
}

export async function startClocks(
  context: Context,
  r: Tx,
  complaint: Complaint,
  limits: readonly Limit[],
  options: StartOptions,
): Promise<void> {
  const { startedAt, fixedOn, actor, time, supervision } = options;
  const known = await r.clocks.ofComplaints([complaint.id]);
  for (const { repeat, ...limit } of limits) {
    const dated = limit.kind === 'outside' ? (complaint.externalDueOn ?? undefined) : fixedOn;
    if (limit.unit === 'fixedDate' && dated === undefined) continue;
    const before = known.filter(({ step, ruleId }) => step === limit.step && ruleId === limit.ruleId);
    // Every danger has a limit of its own, whether or not an earlier one has been recorded as confirmed.
    const begins =
      limit.startEvent === 'safety-identified'
        ? before.every((clock) => clock.startedAt !== startedAt)
        : startsAgain(before, { repeat, ...limit });
    if (!begins) continue;
    for (const open of repeat === 'restart' ? before.filter(isOpen) : [])
      await endClock(context, r, open, 'cancelled', { at: context.now(), actor });
    const clock = clockOf(context, complaint, limit, { startedAt, time, supervision, ...(dated && { dated }) });
    await r.clocks.insert(clock);
    const { id: clockId, dueAt, unit, step, ruleId, dutyHolder, kind } = clock;
    await context.record(r, {
      type: 'clock.started',
      complaintId: complaint.id,
      actor,
      facts: { clockId, step, ruleId, startedAt, dueAt },
    });
    const { id: complaintId, policyVersion } = complaint;
    const variables = { clockId, complaintId, step, policyVersion, supervision, unit, kind, dutyHolder };
    await context.publish(r, 'clock-started', clockId, variables);
  }
}

/** Ends clocks, and with them their watch and the supervision of what was late. */
async function endClock(
  context: Context,
  r: Tx,
  clock: CaseClock,
  state: 'met' | 'cancelled',
  { at, actor }: { at: Instant; actor: string },
): Promise<void> {
  await r.clocks.change(clock, { pauses: closePauses(clock.pauses, at), state, endedAt: at });
  const { id: clockId, step, dueAt } = clock;
  await context.record(r, {
    type: `clock.${state}`,
    complaintId: clock.complaintId,
    actor,
    facts: { clockId, step, dueAt, endedAt: at, inTime: !isOverdue(clock, at) },
  });
  await context.publish(r, 'deadline-met', clockId, {});
  // A case that was supervised limit by limit before goes on so.
  for (const level of levelsPassed(clock)) await context.publish(r, 'supervision-closed', `${clockId}:${level}`, {});
  await endSupervisions(context, r, clock.complaintId, at);
}

const levelsPassed = ({ marks }: CaseClock): Set<number> =>
  new Set(marks.filter(({ level, passedAt }) => level >= 2 && passedAt !== null).map(({ level }) => level));

/** A superior's task ends when nothing of its level is late any more. */
async function endSupervisions(context: Context, r: Tx, complaintId: Id, at: Instant): Promise<void> {
  const late = (await r.clocks.ofComplaints([complaintId])).filter((clock) => isOpen(clock) && !isDangerLimit(clock));
  for (const { processInstanceKey, level, clockId } of await r.supervisions.openOf(complaintId)) {
    if (late.some((clock) => levelsPassed(clock).has(level))) continue;
    await r.supervisions.end(processInstanceKey, at);
    await context.publish(r, 'supervision-over', supervisionKey({ complaintId, level, clockId }), {});
  }
}

/** What a supervision listens for: no later one of the same level is meant. */
const supervisionKey = ({ complaintId, level, clockId }: { complaintId: Id; level: number; clockId: Id }): string =>
  `${complaintId}:${level}:${clockId}`;

export async function meetClocks(
  context: Context,
  r: Tx,
  complaintId: Id,
  event: CaseEvent,
  by: { at: Instant; actor: string },
): Promise<void> {
  const clocks = await r.clocks.ofComplaints([complaintId]);
  // A danger that was found after another was confirmed has a limit of its own.
  const isLater = (clock: CaseClock): boolean => isDangerLimit(clock) && clock.startedAt > by.at;
  for (const clock of clocks)
    if (isOpen(clock) && clock.stopEvent === event && !isLater(clock)) await endClock(context, r, clock, 'met', by);
}

export async function cancelClocks(context: Context, r: Tx, complaintId: Id, actor: string): Promise<void> {
  const by = { at: context.now(), actor };
  // A leak goes on, whatever becomes of the complaint.
  const inDanger = (await r.dangers.openOf([complaintId])).length > 0;
  for (const clock of await r.clocks.ofComplaints([complaintId]))
    if (isOpen(clock) && !(inDanger && isDangerLimit(clock))) await endClock(context, r, clock, 'cancelled', by);
}

async function clockById(r: Snapshot, id: Id): Promise<CaseClock> {
  const clock = await r.clocks.byId(id);
  if (clock === null) throw new DomainError('notFound');
  return clock;
}

/** Tasks show the due instant of their clock: it has moved. */
export async function moveWorkItems(r: Tx, complaintId: Id): Promise<void> {
  const clocks = await r.clocks.ofComplaints([complaintId]);
  for (const item of await r.workItems.ofComplaint(complaintId)) {
    if (item.completedAt !== null || item.state === 'canceled') continue;
    const dueAt = clockOfSteps(clocks, item.steps)?.dueAt ?? item.dueAt;
    if (dueAt !== item.dueAt) await r.workItems.update({ ...item, dueAt });
  }
}

/** Writes a clock whose due instant or state has changed, and tells its watch. */
export async function changeClock(
  context: Context,
  r: Tx,
  [clock, changes]: readonly [read: CaseClock, changes: ClockFields],
  { type, actor, facts }: ClockChange,
): Promise<void> {
  const { id: clockId, complaintId, step, dueAt } = await r.clocks.change(clock, changes);
  await context.record(r, { type, complaintId, actor, facts: { clockId, step, dueAt, ...facts } });
  await moveWorkItems(r, complaintId);
  await context.publish(r, 'deadline-changed', clockId, {});
}

/** A change of the limit, with what it comes to by the calendar as it is now. */
export function reckonAgain(clock: CaseClock, time: HoursContext, changes: ClockFields = {}): [CaseClock, ClockFields] {
  const changed = { ...clock, ...changes };
  // A clock from before the date was kept on it: its last day is the date.
  const fixedOn = changed.fixedOn ?? addDays(localDateOf(clock.dueAt, time.zone), -1);
  return [clock, { ...changes, ...recomputed(changed, fixedOn, time), calendarVersion: time.calendar.version }];
}

/**
 * Another classification changes what a limit amounts to, never when it began. What is overdue stays so: nobody makes a
 * late case punctual by calling it complex.
 */
export async function adjustClocks(
  context: Context,
  r: Tx,
  complaintId: Id,
  limits: ReadonlyMap<CaseEvent, readonly Limit[]>,
  { actor, time }: { actor: string; time: HoursContext },
): Promise<void> {
  const now = context.now();
  for (const clock of await r.clocks.ofComplaints([complaintId])) {
    if (!isOpen(clock) || isOverdue(clock, now)) continue;
    const limit = limits.get(clock.startEvent)?.find(({ step }) => step === clock.step);
    if (!limit || (limit.amount === clock.amount && limit.unit === clock.unit)) continue;
    const { amount, unit, ruleId, article } = limit;
    const adjusted = reckonAgain(clock, time, { amount, unit, ruleId, article });
    await changeClock(context, r, adjusted, { type: 'clock.adjusted', actor, facts: { amount, unit, ruleId } });
  }
}

function recipientOf(context: Context, clock: CaseClock, complaint: Complaint, level: number): Promise<Group> {
  const { dutyHolder, supervision } = clock;
  const responsibleDepartment = isDangerLimit(clock) ? 'safety' : complaint.responsibleDepartment;
  const facts = { level, dutyHolder, responsibleDepartment };
  return context.deps.engine.evaluateDecision(`recipients_${supervision}`, facts) as Promise<Group>;
}

/** Whom a limit is escalated to, as the process finds it. */
async function escalatedTo(context: Context, clock: CaseClock, complaint: Complaint, level: number): Promise<string> {
  const { dutyHolder, supervision } = clock;
  const { responsibleDepartment } = complaint;
  const facts = { level, dutyHolder, responsibleDepartment };
  const found = await context.deps.engine.evaluateDecision(`escalation_${supervision}`, facts);
  return (found as { recipientGroup: string } | null)?.recipientGroup ?? '';
}

/** Limits of the case that come to the same level at the same moment, and of which the same people hear. */
async function alike(
  context: Context,
  clock: CaseClock,
  level: number,
  [recipient, recipientFor]: [string, (clock: CaseClock) => Promise<string>],
): Promise<CaseClock[]> {
  const markOf = ({ marks }: CaseClock) => marks.find((mark) => mark.level === level)?.at;
  const found = (await context.deps.store.read.clocks.ofComplaints([clock.complaintId])).filter(
    (one) =>
      one.id !== clock.id &&
      one.unit === clock.unit &&
      isDangerLimit(one) === isDangerLimit(clock) &&
      markOf(one) === markOf(clock),
  );
  const recipients = await Promise.all(found.map(recipientFor));
  return found.filter((_one, index) => recipients[index] === recipient);
}

/** Of limits that are late together one notice says all. @returns none where it was told with another */
async function toldTogether(
  context: Context,
  r: Tx,
  clock: CaseClock,
  level: number,
  others: readonly CaseClock[],
): Promise<CaseClock[]> {
  const first = ({ id }: CaseClock) => r.applyOnce(`${id}:${level}`, 'limit.told', context.now());
  if (!(await first(clock))) return [];
  const told = [clock];
  for (const { id } of others) {
    const other = await clockById(r, id);
    if (isOpen(other) && other.state !== 'paused' && (await first(other))) told.push(other);
  }
  return told.sort((one, other) => (one.startedAt + one.id < other.startedAt + other.id ? -1 : 1));
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

/** A pause that has taken as long as it may ends by itself. */
const pauseEnd = ({ pauses }: CaseClock): Instant | null => pauses.find(({ to }) => to === null)?.endsAt ?? null;

export interface ClockUseCases {
  /** Keeps the marks' instants on the clock; the next one not passed, null when none is left, or paused, or ended. */
  armClock(
    job: JobContext,
    clockId: Id,
    marks: MarkRule[],
  ): Promise<{
    nextMarkAt: string | null;
    nextMarkKind: MarkKind | null;
    nextMarkLevel: number | null;
  }>;
  /** Notes the mark, tells its recipients (DMN), tells the case (`deadline-overdue`) from level 1 on. */
  passMark(job: JobContext, clockId: Id, kind: MarkKind, level: number): Promise<void>;
  /** `reason`: a code of the table of pauses, which says how long it may last. */
  pauseClock(user: User, clockId: Id, reason: string): Promise<void>;
  resumeClock(user: User, clockId: Id): Promise<void>;
  recordEscalation(
    job: JobContext,
    complaintId: Id,
    facts: {
      clockId: Id;
      level: number;
      recipientGroup: Group;
      processInstanceKey: EngineKey;
      /** Whether the table wants a superior's task. */
      supervise: boolean;
    },
  ): Promise<{ supervisionOpened: boolean }>;
}

export function clockUseCases(context: Context): ClockUseCases {
  const { store } = context.deps;

  /** From the clock as it is in the transaction: what was extended or reckoned anew meanwhile stays so. */
  function resume(r: Tx, clock: CaseClock, time: HoursContext, at: Instant, actor: string): Promise<void> {
    const running = reckonAgain(clock, time, { pauses: closePauses(clock.pauses, at), state: 'running' });
    return changeClock(context, r, running, { type: 'clock.resumed', actor, facts: {} });
  }

  async function endPause({ id, supervision }: CaseClock, occurrence: string, actor: string): Promise<void> {
    const time = await context.time(supervision);
    await context.changeOnce(occurrence, 'clock.pass-mark', async (r) => {
      const clock = await clockById(r, id);
      if (clock.state === 'paused') await resume(r, clock, time, pauseEnd(clock) ?? context.now(), actor);
    });
  }

  return {
    async armClock(_job, clockId, rules) {
      const { supervision } = await clockById(store.read, clockId);
      const time = await context.time(supervision);
      return context.change(async (r) => {
        const clock = await clockById(r, clockId);
        const passed = (rule: { kind: string; level: number }): Instant | null =>
          clock.marks.find(({ kind, level }) => kind === rule.kind && level === rule.level)?.passedAt ?? null;
        const marks: Mark[] = rules
          .map((rule) => ({ ...rule, at: markAt(clock.dueAt, rule, time), passedAt: passed(rule) }))
          .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.level - b.level));
        await r.clocks.change(clock, { marks });
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
      const rules = await noticeRules(context, complaint, event, clock.unit);
      await context.changeOnce(job.occurrence, 'clock.pass-mark', async (r) => {
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
        // Whoever a limit is escalated to hears of it by the escalation.
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
    async pauseClock(by, clockId, reason) {
      const { supervision } = await clockById(store.read, clockId);
      const time = await context.time(supervision);
      const longest = await context.deps.engine.evaluateDecision(`pauses_${supervision}`, { reason });
      if (typeof longest !== 'number') throw new DomainError('invalid', { fields: { reason: 'option' } });
      await context.act(by, async (r, user) => {
        const clock = await clockById(r, clockId);
        await context.caseFor(r, user, 'pauseClock', clock.complaintId);
        // Danger waits for nobody.
        if (clock.state !== 'running' || isDangerLimit(clock)) throw new DomainError('wrongState');
        const from = context.now();
        const pause = { from, to: null, reason, endsAt: pauseEndsAt(from, longest, time.calendar, time.zone) };
        const paused = { pauses: [...clock.pauses, pause], state: 'paused' as const };
        await changeClock(context, r, [clock, paused], { type: 'clock.paused', actor: user.id, facts: { reason } });
      });
    },
    async resumeClock(by, clockId) {
      const time = await context.time((await clockById(store.read, clockId)).supervision);
      await context.act(by, async (r, user) => {
        const clock = await clockById(r, clockId);
        await context.caseFor(r, user, 'resumeClock', clock.complaintId);
        if (clock.state !== 'paused') throw new DomainError('wrongState');
        await resume(r, clock, time, context.now(), user.id);
      });
    },
    async recordEscalation(job, complaintId, { clockId, level, recipientGroup, processInstanceKey, supervise }) {
      const complaint = await context.complaint(store.read, complaintId);
      const clock = await clockById(store.read, clockId);
      const rules = await noticeRules(context, complaint, 'escalation', clock.unit);
      const others = await alike(context, clock, level, [
        recipientGroup,
        (other) => escalatedTo(context, other, complaint, level),
      ]);
      await context.changeOnce(job.occurrence, 'escalation.record', async (r) => {
        await context.record(r, {
          type: 'case.escalated',
          complaintId,
          actor: job.actor,
          facts: { clockId, step: clock.step, level, recipientGroup },
        });
        if (supervise && isOpen(await clockById(r, clockId)))
          await openSupervision(context, r, { processInstanceKey, complaintId, level, clockId });
        if (level < 2) return; // Level 1 has heard of it with the mark.
        const clocks = await toldTogether(context, r, clock, level, others);
        if (clocks.length === 0) return;
        await insertNotices(context, r, rules, {
          complaint,
          event: 'escalation',
          occurrence: `${clockId}:${level}`,
          audience: recipientGroup,
          actor: job.actor,
          clocks,
          level,
        });
      });
      const opened = (await store.read.supervisions.openOf(complaintId)).some(
        (one) => one.processInstanceKey === processInstanceKey,
      );
      return { supervisionOpened: opened };
    },
  };
}

/** None where a superior of that level has such a task already, or will have it in a moment. */
async function openSupervision(
  context: Context,
  r: Tx,
  opened: Pick<Supervision, 'processInstanceKey' | 'complaintId' | 'level' | 'clockId'>,
): Promise<void> {
  const items = await r.workItems.ofComplaint(opened.complaintId);
  for (const { processInstanceKey, level } of await r.supervisions.openOf(opened.complaintId)) {
    if (level !== opened.level) continue;
    const task = items.find((item) => item.processInstanceKey === processInstanceKey);
    if (task === undefined || task.completedAt === null) return;
    await r.supervisions.end(processInstanceKey, context.now());
  }
  await r.supervisions.insert({ ...opened, openedAt: context.now(), endedAt: null });
}
