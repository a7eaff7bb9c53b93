/** What a correction of the channel, or of the date an outside body has set, does to the limits that follow from them. */
import type { Complaint } from '../cases/model.js';
import type { CaseFacts } from '../content/index.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { Tx } from '../core/store.js';
import type { LocalDate } from '../core/time/instant.js';
import type { HoursContext } from '../core/time/opening-hours.js';
import type { UserId } from '../people/ids.js';
import { changeClock, reckonAgain } from './changing.js';
import { isOpen, limitsFrom } from './limits.js';
import type { Limit, CaseClock } from './model.js';
import { startClocks } from './starting.js';

export interface OutsideChanges {
  /** Limits that the case has only now. */
  added: Limit[];
  dueOn: LocalDate;
  supervision: string;
  time: HoursContext;
}

/**
 * A limit of an outside body is moved with its date, and begins where the date was missing. Which body's limits hold is a
 * matter of what kind of complaint it is: none is taken away here, or put in another's place. Asked before the
 * transaction: the engine must not hold up the database's one writer. null where no limit is touched.
 * @throws {DomainError} invalid
 */
export async function outsideChanges(
  context: Context,
  before: Complaint,
  { channel, externalDueOn }: Partial<CaseFacts>,
): Promise<OutsideChanges | null> {
  if ((channel === undefined && externalDueOn === undefined) || before.archivedAt !== null) return null;
  const supervision = await context.supervisionOf(before);
  /** By what they say, to be compared. */
  const outside = async (complaint: Complaint): Promise<Map<string, Limit>> =>
    new Map(
      (await limitsFrom(context, complaint, 'received', { supervision }))
        .filter(({ kind }) => kind === 'outside')
        .map((limit) => [JSON.stringify(limit), limit]),
    );
  const given = { ...(channel && { channel }), ...(externalDueOn !== undefined && { externalDueOn }) };
  const [had, has] = [await outside(before), await outside({ ...before, ...given })];
  const added = [...has].filter(([said]) => !had.has(said)).map(([, limit]) => limit);
  const gone = [...had.keys()].some((said) => !has.has(said));
  if (gone || (added.length > 0 && channel !== undefined))
    throw new DomainError('invalid', { fields: { [channel === undefined ? 'externalDueOn' : 'channel']: 'clocks' } });
  if (!externalDueOn) return null;
  return { added, dueOn: externalDueOn, supervision, time: await context.time(supervision, before.bundleId) };
}

/** @param before the case before its correction */
export async function applyOutsideChanges(
  context: Context,
  r: Tx,
  [before, after]: [Complaint, Complaint],
  { added, dueOn, supervision, time }: OutsideChanges,
  actor: UserId,
): Promise<void> {
  const now = context.now();
  const dated = (clock: CaseClock): boolean =>
    isOpen(clock) && clock.kind === 'outside' && clock.unit === 'fixedDate' && clock.fixedOn === before.externalDueOn;
  for (const clock of (await r.clocks.ofComplaints([after.id])).filter(dated)) {
    // What is overdue stays so: nobody makes a late case punctual by correcting its date.
    if (clock.dueAt <= now) continue;
    const moved = reckonAgain(clock, time, { fixedOn: dueOn });
    await changeClock(context, r, moved, { type: 'clock.corrected', actor, facts: {} });
  }
  await startClocks(context, r, after, added, { startedAt: after.receivedAt, actor, time, supervision });
}
