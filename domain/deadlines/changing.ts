/** Clocks whose limit, due instant or state has changed; their watch and their tasks hear of it. */
import type { ComplaintId } from '../cases/ids.js';
import type { Context } from '../core/context.js';
import type { Tx } from '../core/store.js';
import { addDays, localDateOf } from '../core/time/local-date.js';
import type { HoursContext } from '../core/time/opening-hours.js';
import type { ClockChange } from './entries.js';
import { isOpen, isOverdue } from './limits.js';
import type { CaseClock, ClockFields, CaseEvent, Limit } from './model.js';
import { recomputed } from './preview.js';
import { clockOfSteps } from './urgency.js';

/** Tasks show the due instant of their clock: it has moved. */
export async function moveWorkItems(r: Tx, complaintId: ComplaintId): Promise<void> {
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
  complaintId: ComplaintId,
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
