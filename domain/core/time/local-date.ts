/** Calendar days in the company's zone, and the instants at which they begin. */
import { type Instant, instantOf, type LocalDate, utcDayOf } from './instant.js';

const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
}

/** How far the zone is ahead of UTC at an instant, in milliseconds. */
function offsetAt(at: number, zone: string): number {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(new Date(at))
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

export function localDateOf(at: Instant, zone: string): LocalDate {
  const instant = Date.parse(at);
  return utcDayOf(new Date(instant + offsetAt(instant, zone)));
}

/** The instant that is so many minutes after a day's local midnight, as the clock on the wall shows them. */
export function instantAt(date: LocalDate, zone: string, minutes: number): Instant {
  const local = Date.parse(`${date}T00:00:00.000Z`) + minutes * 60_000;
  const guess = local - offsetAt(local, zone);
  return instantOf(new Date(local - offsetAt(guess, zone)));
}

/** 00:00 of a day: the midnight that it begins with. */
export function startOfDay(date: LocalDate, zone: string): Instant {
  return instantAt(date, zone, 0);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return utcDayOf(new Date(Date.parse(`${date}T00:00:00.000Z`) + days * DAY_MS));
}

/** The same day so many years later; 29 February becomes 1 March where there is none. */
export function yearsAfter(date: LocalDate, years: number): LocalDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return utcDayOf(new Date(Date.UTC(year + years, month - 1, day)));
}

/** 24:00 of a day: the midnight that ends it. */
export function endOfDay(date: LocalDate, zone: string): Instant {
  return startOfDay(addDays(date, 1), zone);
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(date: LocalDate): number {
  return new Date(`${date}T00:00:00.000Z`).getUTCDay();
}

const MONTHS = { month: 1, quarter: 3, halfYear: 6, year: 12 };

/** First and last day of the month, quarter, half-year or year that a day lies in. */
export function periodOf(day: LocalDate, period: keyof typeof MONTHS): { from: LocalDate; to: LocalDate } {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const length = MONTHS[period];
  const first = Math.floor((month - 1) / length) * length;
  const date = (months: number, days: number): LocalDate => utcDayOf(new Date(Date.UTC(year, months, days)));
  return { from: date(first, 1), to: date(first + length, 0) };
}

/** Whole days from one day to another. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}
