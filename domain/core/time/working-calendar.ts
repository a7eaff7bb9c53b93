/** Which days are worked, and counting them. Years without a published notice are computed on weekends only. */
import { type CalendarYear, CALENDAR_YEARS } from './holidays.js';
import type { LocalDate } from './instant.js';
import { addDays, weekdayOf } from './local-date.js';

export interface WorkingCalendar {
  /** Names what the calendar knows: `2025-2026`. */
  version: string;
  isWorkingDay(day: LocalDate): boolean;
  /** A day off by a notice, not by the weekend. */
  isHoliday(day: LocalDate): boolean;
  isMakeUpWorkday(day: LocalDate): boolean;
  /** Whether the notice of the day's year is not known. */
  isProvisional(day: LocalDate): boolean;
  /** The n-th working day after a day (n > 0) or before it (n < 0). */
  shift(day: LocalDate, workingDays: number): LocalDate;
}

function expand(from: LocalDate, to: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

export function createWorkingCalendar(years: readonly CalendarYear[] = CALENDAR_YEARS): WorkingCalendar {
  const known = new Set(years.map(({ year }) => String(year)));
  const holidays = new Set(years.flatMap(({ daysOff }) => daysOff.flatMap(({ from, to }) => expand(from, to))));
  const makeUp = new Set(years.flatMap(({ makeUpWorkdays }) => makeUpWorkdays));
  const isWorkingDay = (day: LocalDate): boolean => {
    if (makeUp.has(day)) return true;
    const weekday = weekdayOf(day);
    return weekday !== 0 && weekday !== 6 && !holidays.has(day);
  };
  return {
    version: [...known].sort().join('-'),
    isWorkingDay,
    isHoliday: (day) => holidays.has(day),
    isMakeUpWorkday: (day) => makeUp.has(day),
    isProvisional: (day) => !known.has(day.slice(0, 4)),
    shift(day, workingDays) {
      const step = workingDays < 0 ? -1 : 1;
      let current = day;
      for (let left = Math.abs(workingDays); left > 0;) {
        current = addDays(current, step);
        if (isWorkingDay(current)) left -= 1;
      }
      return current;
    },
  };
}
