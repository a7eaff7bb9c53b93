/** What a complainant may do on the portal, and when: the company's table `online_`, and what happened in the case. */
import { type Complaint, ENDED_STATES } from '../cases/model.js';
import type { Instant } from '../core/time/instant.js';
import { endOfDay, addDays, localDateOf, startOfDay } from '../core/time/local-date.js';
import type { WorkingCalendar } from '../core/time/working-calendar.js';
import type { OnlineSettings } from '../policies/index.js';
import type { Course } from './course.js';
import type { OnlineActs } from './model.js';

/** The end of the last of so many days after today. */
export const daysFrom = (at: Instant, days: number, zone: string): Instant =>
  endOfDay(addDays(localDateOf(at, zone), days), zone);

/** Whether an answer may be disputed once more. */
export const disputesLeft = (course: Course, { disputes }: OnlineSettings): boolean => course.disputes < disputes;

/** Asked by the page for its buttons, and again before anything is done. */
export function onlineActs(
  complaint: Complaint,
  course: Course,
  settings: OnlineSettings,
  { now, calendar, zone }: { now: Instant; calendar: WorkingCalendar; zone: string },
): OnlineActs {
  const { state, reopenUntil } = complaint;
  const goesOn = !ENDED_STATES.includes(state) && !course.withdrawn;
  const nextUrge =
    course.lastUrgedAt === null
      ? now
      : startOfDay(calendar.shift(localDateOf(course.lastUrgedAt, zone), settings.urgeEveryWorkingDays), zone);
  // An answer is accepted or disputed once; the next answer once more.
  const open = state === 'resultTold' && !course.saidToAnswer;
  const inWindow = state === 'archived' && reopenUntil !== null && now < reopenUntil;
  const canDispute = (open || inWindow) && disputesLeft(course, settings);
  return {
    canWithdraw: goesOn,
    canAddInformation: goesOn,
    canUrge: goesOn && state !== 'resultTold' && nextUrge <= now,
    nextUrgeFrom: goesOn && state !== 'resultTold' && nextUrge > now ? nextUrge : null,
    canAccept: open,
    canDispute,
    canAppeal: canDispute && course.appeals < settings.appeals,
    disputeUntil: inWindow ? reopenUntil : null,
  };
}
