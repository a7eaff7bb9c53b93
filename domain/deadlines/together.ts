/** Limits of a case that are late together: of them one notice says all. */
import type { Context } from '../core/context.js';
import type { Tx } from '../core/store.js';
import { clockById, isDangerLimit, isOpen } from './limits.js';
import type { CaseClock } from './model.js';

/** Limits of the case that come to the same level at the same moment, and of which the same people hear. */
export async function alike(
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
export async function toldTogether(
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
