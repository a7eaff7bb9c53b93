/** What a complainant may do on the portal, and when: the company's table `online_`, and what happened in the case. */
import { type Complaint, ENDED_STATES } from '../cases/model.js';
import type { Instant } from '../core/time/instant.js';
import { endOfDay, addDays, localDateOf, startOfDay } from '../core/time/local-date.js';
import type { WorkingCalendar } from '../core/time/working-calendar.js';
import type { Hears } from '../definitions/index.js';
import type { OnlineSettings } from '../policies/index.js';
import type { Course } from './course.js';
import type { OnlineActs } from './model.js';

/** What the process of a case is told by what a complainant does in it. */
export const TOLD_BY = {
  canWithdraw: 'complaint-withdrawn',
  canAddInformation: 'information-added',
  canUrge: 'complaint-urged',
  canAccept: 'answer-accepted',
  canDispute: 'answer-disputed',
  canAppeal: 'answer-disputed',
} as const;

/** The end of the last of so many days after today. */
export const daysFrom = (at: Instant, days: number, zone: string): Instant =>
  endOfDay(addDays(localDateOf(at, zone), days), zone);

/** Whether an answer may be disputed once more. */
export const disputesLeft = (course: Course, { disputes }: OnlineSettings): boolean => course.disputes < disputes;

/**
 * Asked by the page for its buttons, and again before anything is done.
 * @param hears of the diagram of the case: what it would not hear of is not offered. An acceptance is for
 *   a visit that is made anyway.
 */
export function onlineActs(
  complaint: Complaint,
  course: Course,
  settings: OnlineSettings,
  { now, calendar, zone, hears: hearsOf }: { now: Instant; calendar: WorkingCalendar; zone: string; hears: Hears },
): OnlineActs {
  const { state, reopenUntil } = complaint;
  const hears = (act: keyof typeof TOLD_BY): boolean => hearsOf(TOLD_BY[act]);
  const goesOn = !ENDED_STATES.includes(state) && !course.withdrawn;
  const nextUrge =
    course.lastUrgedAt === null
      ? now
      : startOfDay(calendar.shift(localDateOf(course.lastUrgedAt, zone), settings.urgeEveryWorkingDays), zone);
  // An answer is accepted or disputed once; the next answer once more.
  const open = state === 'resultTold' && !course.saidToAnswer;
  const inWindow = state === 'archived' && reopenUntil !== null && now < reopenUntil;
  const canDispute = (open || inWindow) && disputesLeft(course, settings) && hears('canDispute');
  const mayUrge = goesOn && state !== 'resultTold' && hears('canUrge');
  return {
    canWithdraw: goesOn && hears('canWithdraw'),
    canAddInformation: goesOn && hears('canAddInformation'),
    canUrge: mayUrge && nextUrge <= now,
    nextUrgeFrom: mayUrge && nextUrge > now ? nextUrge : null,
    canAccept: open,
    canDispute,
    canAppeal: canDispute && course.appeals < settings.appeals,
    disputeUntil: inWindow && hears('canDispute') ? reopenUntil : null,
  };
}
