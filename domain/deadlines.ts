/** When a limit is due, when its marks are, and which days that comes from. Pure: instants in, instants out. */
import { addDays, endOfDay, localDateOf } from './calendar/local-date.js';
import type { WorkingCalendar } from './calendar/working-calendar.js';
import type { DeadlineProvenance, Instant, LimitUnit, LocalDate, MarkRule, Pause } from './model.js';

export interface Terms {
  startedAt: Instant;
  amount: number;
  unit: LimitUnit;
  /** For `fixedDate`: the day by whose end it is due. */
  fixedDate?: LocalDate;
  pauses: readonly Pause[];
}
export interface Deadline {
  /** Exclusive: met if and only if instant < due. */
  dueAt: Instant;
  provenance: DeadlineProvenance;
  provisional: boolean;
}
export interface CalendarContext {
  calendar: WorkingCalendar;
  zone: string;
}

const HOUR_MS = 3_600_000;
const after = (at: Instant, milliseconds: number): Instant => new Date(Date.parse(at) + milliseconds).toISOString();

/** Closed pauses count; an open one will when it is closed. */
function pausedMs(pauses: readonly Pause[]): number {
  return pauses.reduce((sum, { from, to }) => sum + (to === null ? 0 : Date.parse(to) - Date.parse(from)), 0);
}

/** A day does not count if the clock stood still when it ended. */
function endsInPause(day: LocalDate, pauses: readonly Pause[], zone: string): boolean {
  const end = endOfDay(day, zone);
  return pauses.some(({ from, to }) => to !== null && from < end && end <= to);
}

function afterHours({ startedAt, amount, pauses }: Terms, { zone }: CalendarContext): Deadline {
  const paused = pausedMs(pauses);
  return {
    dueAt: after(startedAt, amount * HOUR_MS + paused),
    provenance: {
      startDay: localDateOf(startedAt, zone),
      countedDays: [],
      skippedHolidays: [],
      countedMakeUpWorkdays: [],
      pausedMs: paused,
    },
    provisional: false,
  };
}

/** The day of receipt is not counted; due is 24:00 of the last counted day. */
function afterWorkingDays({ startedAt, amount, pauses }: Terms, { calendar, zone }: CalendarContext): Deadline {
  const startDay = localDateOf(startedAt, zone);
  const countedDays: LocalDate[] = [];
  const skippedHolidays: LocalDate[] = [];
  let day = startDay;
  let provisional = false;
  while (countedDays.length < amount) {
    day = addDays(day, 1);
    provisional ||= calendar.isProvisional(day);
    if (calendar.isWorkingDay(day) && !endsInPause(day, pauses, zone)) countedDays.push(day);
    else if (calendar.isHoliday(day)) skippedHolidays.push(day);
  }
  const countedMakeUpWorkdays = countedDays.filter((counted) => calendar.isMakeUpWorkday(counted));
  return {
    dueAt: endOfDay(day, zone),
    provenance: { startDay, countedDays, skippedHolidays, countedMakeUpWorkdays, pausedMs: pausedMs(pauses) },
    provisional,
  };
}

/** The case carries its own date; whole days of pause move it on. */
function onFixedDate({ startedAt, fixedDate, pauses }: Terms, { zone }: CalendarContext): Deadline {
  if (fixedDate === undefined) throw new Error('A limit with a fixed date needs the date.');
  const paused = pausedMs(pauses);
  const wholeDays = pauses.reduce(
    (days, { from, to }) => days + (to === null ? 0 : daysBetween(localDateOf(from, zone), localDateOf(to, zone))),
    0,
  );
  return {
    dueAt: endOfDay(addDays(fixedDate, wholeDays), zone),
    provenance: {
      startDay: localDateOf(startedAt, zone),
      countedDays: [],
      skippedHolidays: [],
      countedMakeUpWorkdays: [],
      pausedMs: paused,
    },
    provisional: false,
  };
}

function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / (24 * HOUR_MS));
}

export function deadlineOf(terms: Terms, context: CalendarContext): Deadline {
  if (terms.unit === 'hour') return afterHours(terms, context);
  if (terms.unit === 'workingDay') return afterWorkingDays(terms, context);
  return onFixedDate(terms, context);
}

/** The instant of a mark. Working days are counted from the day whose 24:00 is due. */
export function markAt(
  dueAt: Instant,
  { offset, unit }: Pick<MarkRule, 'offset' | 'unit'>,
  { calendar, zone }: CalendarContext,
): Instant {
  if (unit === 'hour') return after(dueAt, offset * HOUR_MS);
  if (offset === 0) return dueAt;
  const lastDay = localDateOf(after(dueAt, -1), zone);
  return endOfDay(calendar.shift(lastDay, offset), zone);
}
