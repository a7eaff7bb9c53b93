/** What a complainant may do on the portal, and when: the company's table `online_`, and what happened in the case. */
import { type Complaint, ENDED_STATES } from '../cases/model.js';
import type { LedgerEntry } from '../core/ledger.js';
import type { Instant } from '../core/time/instant.js';
import { endOfDay, addDays, localDateOf, instantOf } from '../core/time/local-date.js';
import type { WorkingCalendar } from '../core/time/working-calendar.js';
import type { OnlineSettings } from '../policies/index.js';
import type { OnlineActs } from './model.js';

/** The end of the last of so many days after today. */
export const daysFrom = (at: Instant, days: number, zone: string): Instant =>
  endOfDay(addDays(localDateOf(at, zone), days), zone);

const last = (timeline: readonly LedgerEntry[], ...types: string[]): LedgerEntry | undefined =>
  timeline.findLast(({ type }) => types.includes(type));

const count = (timeline: readonly LedgerEntry[], type: string): number =>
  timeline.filter((entry) => entry.type === type).length;

/** Asked for, so it is so: the process only needs a moment to end the case. */
export const wasWithdrawn = (timeline: readonly LedgerEntry[]): boolean =>
  last(timeline, 'withdrawal.asked', 'answer.disputed')?.type === 'withdrawal.asked';

/** Whether an answer may be disputed once more. */
export const disputesLeft = (timeline: readonly LedgerEntry[], { disputes }: OnlineSettings): boolean =>
  count(timeline, 'answer.disputed') < disputes;

/** Asked by the page for its buttons, and again before anything is done. */
export function onlineActs(
  complaint: Complaint,
  timeline: readonly LedgerEntry[],
  settings: OnlineSettings,
  { now, calendar, zone }: { now: Instant; calendar: WorkingCalendar; zone: string },
): OnlineActs {
  const { state, reopenUntil } = complaint;
  const goesOn = !ENDED_STATES.includes(state) && !wasWithdrawn(timeline);
  const urged = last(timeline, 'complaint.urged');
  const nextUrge =
    urged === undefined
      ? now
      : instantOf(calendar.shift(localDateOf(urged.at, zone), settings.urgeEveryWorkingDays), zone);
  const told = last(timeline, 'case.result-told', 'case.negotiated');
  const said = last(timeline, 'answer.accepted', 'answer.disputed');
  // An answer is accepted or disputed once; the next answer once more.
  const open = state === 'resultTold' && (said === undefined || (told !== undefined && told.sequence > said.sequence));
  const inWindow = state === 'archived' && reopenUntil !== null && now < reopenUntil;
  const canDispute = (open || inWindow) && disputesLeft(timeline, settings);
  return {
    canWithdraw: goesOn,
    canAddInformation: goesOn,
    canUrge: goesOn && state !== 'resultTold' && nextUrge <= now,
    nextUrgeFrom: goesOn && state !== 'resultTold' && nextUrge > now ? nextUrge : null,
    canAccept: open,
    canDispute,
    canAppeal: canDispute && count(timeline, 'case.appealed') < settings.appeals,
    disputeUntil: inWindow ? reopenUntil : null,
  };
}
