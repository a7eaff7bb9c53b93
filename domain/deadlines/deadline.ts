/** When a limit is due, when its marks are, and which days that comes from. Pure: instants in, instants out. */
import { SetUpError } from '../core/errors.js';
import { type Instant, instantOf, type LocalDate } from '../core/time/instant.js';
import { localDateOf, addDays, endOfDay, daysBetween, periodOf } from '../core/time/local-date.js';
import { type HoursContext, addOpenMinutes } from '../core/time/opening-hours.js';
import type { LimitUnit, Pause, DeadlineProvenance, MarkRule } from './model.js';
import { pausedMs, standsStillAt } from './pauses.js';

export interface Terms {
  startedAt: Instant;
  amount: number;
  unit: LimitUnit;
  /** For `fixedDate`: the day by whose end it is due. */
  fixedDate?: LocalDate;
  pauses: readonly Pause[];
  /** What was granted on top, in the limit's own unit (days for `fixedDate`). */
  extension?: number;
}

export interface Deadline {
  /** Exclusive: met if and only if instant < due. */
  dueAt: Instant;
  provenance: DeadlineProvenance;
  provisional: boolean;
}

const MINUTE_MS = 60_000;

const HOUR_MS = 60 * MINUTE_MS;

const after = (at: Instant, milliseconds: number): Instant => instantOf(new Date(Date.parse(at) + milliseconds));

const granted = ({ amount, extension = 0 }: Terms): number => amount + extension;

function provenanceOf({ startedAt, pauses }: Terms, zone: string): DeadlineProvenance {
  return {
    startDay: localDateOf(startedAt, zone),
    countedDays: [],
    skippedHolidays: [],
    countedMakeUpWorkdays: [],
    pausedMs: pausedMs(pauses),
  };
}

/** Hours and minutes run through nights and weekends, from the minute on. */
const byTheClock =
  (unitMs: number) =>
  (terms: Terms, { zone }: HoursContext): Deadline => {
    const provenance = provenanceOf(terms, zone);
    return {
      dueAt: after(terms.startedAt, granted(terms) * unitMs + provenance.pausedMs),
      provenance,
      provisional: false,
    };
  };

/** Hours of the company's own shifts. */
function afterOpenHours(terms: Terms, context: HoursContext): Deadline {
  const provenance = provenanceOf(terms, context.zone);
  const dueAt = after(addOpenMinutes(terms.startedAt, granted(terms) * 60, context), provenance.pausedMs);
  return { dueAt, provenance, provisional: context.calendar.isProvisional(localDateOf(dueAt, context.zone)) };
}

/** The day of receipt is not counted; due is 24:00 of the last counted day. A day that ends in a pause is not counted. */
function afterDays(
  terms: Terms,
  { calendar, zone }: HoursContext,
  counts: (day: LocalDate) => boolean,
  dependsOnCalendar: boolean,
): Deadline {
  const provenance = provenanceOf(terms, zone);
  let day = provenance.startDay;
  let provisional = false;
  while (provenance.countedDays.length < granted(terms)) {
    day = addDays(day, 1);
    provisional ||= dependsOnCalendar && calendar.isProvisional(day);
    if (counts(day) && !standsStillAt(endOfDay(day, zone), terms.pauses)) provenance.countedDays.push(day);
    else if (calendar.isHoliday(day)) provenance.skippedHolidays.push(day);
  }
  provenance.countedMakeUpWorkdays = provenance.countedDays.filter((counted) => calendar.isMakeUpWorkday(counted));
  return { dueAt: endOfDay(day, zone), provenance, provisional };
}

/** 24:00 of a day; whole days of pause and of extension move it on. */
function byTheEndOf(day: LocalDate, terms: Terms, { zone }: HoursContext): Deadline {
  const stoodStill = terms.pauses.reduce(
    (days, { from, to }) => days + (to === null ? 0 : daysBetween(localDateOf(from, zone), localDateOf(to, zone))),
    0,
  );
  return {
    dueAt: endOfDay(addDays(day, stoodStill + (terms.extension ?? 0)), zone),
    provenance: provenanceOf(terms, zone),
    provisional: false,
  };
}

const RULES: Record<LimitUnit, (terms: Terms, context: HoursContext) => Deadline> = {
  immediate: byTheClock(MINUTE_MS),
  minute: byTheClock(MINUTE_MS),
  hour: byTheClock(HOUR_MS),
  openHour: afterOpenHours,
  sameDay: (terms, context) => byTheEndOf(localDateOf(terms.startedAt, context.zone), terms, context),
  workingDay: (terms, context) => afterDays(terms, context, (day) => context.calendar.isWorkingDay(day), true),
  calendarDay: (terms, context) => afterDays(terms, context, () => true, false),
  quarterEnd: (terms, context) =>
    byTheEndOf(periodOf(localDateOf(terms.startedAt, context.zone), 'quarter').to, terms, context),
  fixedDate(terms, context) {
    if (terms.fixedDate === undefined) throw new SetUpError('A limit with a fixed date needs the date.');
    return byTheEndOf(terms.fixedDate, terms, context);
  },
};

export function deadlineOf(terms: Terms, context: HoursContext): Deadline {
  return RULES[terms.unit](terms, context);
}

/** The instant of a mark. Working days are counted from the day whose 24:00 is due. */
export function markAt(
  dueAt: Instant,
  { offset, unit }: Pick<MarkRule, 'offset' | 'unit'>,
  { calendar, zone }: Pick<HoursContext, 'calendar' | 'zone'>,
): Instant {
  if (unit === 'minute') return after(dueAt, offset * MINUTE_MS);
  if (unit === 'hour') return after(dueAt, offset * HOUR_MS);
  if (offset === 0) return dueAt;
  const lastDay = localDateOf(after(dueAt, -1), zone);
  return endOfDay(calendar.shift(lastDay, offset), zone);
}
