/** Clocks as they begin, and as they will. */
import type { Complaint } from '../cases/model.js';
import type { Context } from '../core/context.js';
import { EngineError } from '../core/engine.js';
import type { Tx } from '../core/store.js';
import type { Instant, LocalDate } from '../core/time/instant.js';
import type { HoursContext } from '../core/time/opening-hours.js';
import { deadlineOf } from './deadline.js';
import { isOpen, limitsFrom } from './limits.js';
import { awaited, endClock } from './meeting.js';
import type { ClockId } from './ids.js';
import type { CaseClock, Limit } from './model.js';

export interface StartOptions {
  startedAt: Instant;
  fixedOn?: LocalDate;
  actor: string;
  time: HoursContext;
  supervision: string;
}

/** Whether a start event that has happened before starts a clock again; an open one may have to give way first. */
function startsAgain(before: readonly CaseClock[], { repeat }: Limit, waiting: ReadonlySet<ClockId>): boolean {
  if (before.length === 0 || repeat === 'restart') return true;
  // What waits for a notice to be told has been done: the next one begins.
  return repeat === 'again' && !before.some((clock) => isOpen(clock) && !waiting.has(clock.id));
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
    const time = await context.time(supervision, complaint.bundleId);
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
  const waiting = await awaited(r, complaint.id);
  for (const { repeat, ...limit } of limits) {
    const dated = limit.kind === 'outside' ? (complaint.externalDueOn ?? undefined) : fixedOn;
    if (limit.unit === 'fixedDate' && dated === undefined) continue;
    const before = known.filter(({ step, ruleId }) => step === limit.step && ruleId === limit.ruleId);
    // The policy's own, which began at another event, goes before the company's.
    if (
      limit.kind === 'company' &&
      known.some((one) => one.step === limit.step && isOpen(one) && !before.includes(one))
    )
      continue;
    // Every danger has a limit of its own, whether or not an earlier one has been recorded as confirmed.
    const begins =
      limit.startEvent === 'safety-identified'
        ? before.every((clock) => clock.startedAt !== startedAt)
        : startsAgain(before, { repeat, ...limit }, waiting);
    if (!begins) continue;
    for (const open of repeat === 'restart' ? before.filter(isOpen) : [])
      await endClock(context, r, open, 'cancelled', { at: context.now(), actor });
    const clock = clockOf(context, complaint, limit, { startedAt, time, supervision, ...(dated && { dated }) });
    await r.clocks.insert(clock);
    const { id: clockId, dueAt, amount, unit, stopEvent, step, ruleId, dutyHolder, kind } = clock;
    await context.record(r, {
      type: 'clock.started',
      complaintId: complaint.id,
      actor,
      facts: { clockId, step, ruleId, startedAt, dueAt, amount, unit, stopEvent, kind },
    });
    const { id: complaintId, policyVersion } = complaint;
    const variables = { clockId, complaintId, step, policyVersion, supervision, unit, kind, dutyHolder };
    await context.publish(r, 'clock-started', clockId, variables);
  }
}
