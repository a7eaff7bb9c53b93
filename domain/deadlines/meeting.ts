/** Clocks that are met or cancelled, and the supervision that ends with them. */
import type { ComplaintId } from '../cases/ids.js';
import type { Context } from '../core/context.js';
import type { Tx } from '../core/store.js';
import type { Instant } from '../core/time/instant.js';
import type { ClockId } from './ids.js';
import { isDangerLimit, isOpen, isOverdue } from './limits.js';
import type { CaseClock, CaseEvent } from './model.js';
import { closePauses } from './pauses.js';

/** Ends clocks, and with them their watch and the supervision of what was late. */
export async function endClock(
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

/** Those that are met once a notice has been told, and that nothing shows to have been. */
export const awaited = async (r: Tx, complaintId: ComplaintId): Promise<ReadonlySet<ClockId>> =>
  new Set((await r.notices.untold(complaintId)).flatMap(({ meets }) => meets ?? []));

/** A superior's task ends when nothing of its level is late any more. */
async function endSupervisions(context: Context, r: Tx, complaintId: ComplaintId, at: Instant): Promise<void> {
  const late = (await r.clocks.ofComplaints([complaintId])).filter((clock) => isOpen(clock) && !isDangerLimit(clock));
  for (const { processInstanceKey, level, clockId } of await r.supervisions.openOf(complaintId)) {
    if (late.some((clock) => levelsPassed(clock).has(level))) continue;
    await r.supervisions.end(processInstanceKey, at);
    await context.publish(r, 'supervision-over', supervisionKey({ complaintId, level, clockId }), {});
  }
}

/** What a supervision listens for: no later one of the same level is meant. */
const supervisionKey = ({
  complaintId,
  level,
  clockId,
}: {
  complaintId: ComplaintId;
  level: number;
  clockId: ClockId;
}): string => `${complaintId}:${level}:${clockId}`;

export async function meetClocks(
  context: Context,
  r: Tx,
  complaintId: ComplaintId,
  event: CaseEvent,
  by: { at: Instant; actor: string },
): Promise<void> {
  const clocks = await r.clocks.ofComplaints([complaintId]);
  const waiting = await awaited(r, complaintId);
  // A danger that was found after another was confirmed has a limit of its own.
  const isLater = (clock: CaseClock): boolean => isDangerLimit(clock) && clock.startedAt > by.at;
  for (const clock of clocks)
    if (isOpen(clock) && clock.stopEvent === event && !isLater(clock) && !waiting.has(clock.id))
      await endClock(context, r, clock, 'met', by);
}

export async function cancelClocks(context: Context, r: Tx, complaintId: ComplaintId, actor: string): Promise<void> {
  const by = { at: context.now(), actor };
  // A leak goes on, whatever becomes of the complaint.
  const inDanger = (await r.dangers.openOf([complaintId])).length > 0;
  for (const clock of await r.clocks.ofComplaints([complaintId]))
    if (isOpen(clock) && !(inDanger && isDangerLimit(clock))) await endClock(context, r, clock, 'cancelled', by);
}
