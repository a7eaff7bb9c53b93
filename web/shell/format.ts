/** Dates and spans of time in words, always in the company's zone. Pure but for the injected clock. */
import {
  addDays,
  type Clock,
  type Instant,
  instantOf,
  type LocalDate,
  type Locale,
  toLocalDate,
} from '../../domain/core/index.js';
import type { Translate } from './i18n.js';

export interface Formats {
  locale: Locale;
  /** 9月29日 10:00 — with the year where it is not this year's. */
  dateTime(instant: Instant): string;
  /** 9月29日 */
  date(instant: Instant): string;
  /** 10月10日, from a calendar day. */
  day(day: LocalDate): string;
  /** 10月1日至7日, 10月10日: neighbouring days as one span. */
  days(days: readonly LocalDate[]): string;
  /** 10月12日 24:00 前: a deadline is exclusive, so a midnight is written as the end of the day before. */
  before(instant: Instant): string;
  /** 10月12日 24:00, the same where a span ends. */
  until(instant: Instant): string;
  /** 2026-09-29, the calendar day of an instant. */
  localDay(instant: Instant): LocalDate;
  /** 3 小时 20 分, 2 天 4 小时: a length of time. */
  span(milliseconds: number): string;
  /** 2026-09-29 10:00:05, for lists of machines' doings. */
  precise(instant: Instant): string;
  now(): Date;
}

/** By zone: making one takes longer than all the rest of a page's line. */
const localDays = new Map<string, Intl.DateTimeFormat>();

function localDay(instant: Instant | Date, zone: string): LocalDate {
  const format = localDays.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone });
  localDays.set(zone, format);
  // A year with a slip of the finger in it, 0202, is written there without its zero.
  return toLocalDate(format.format(new Date(instant)).padStart(10, '0'));
}

/** Runs of neighbouring days, in order. */
function runsOf(days: readonly LocalDate[]): [LocalDate, LocalDate][] {
  const runs: [LocalDate, LocalDate][] = [];
  for (const day of [...days].sort()) {
    const last = runs.at(-1);
    if (last !== undefined && addDays(last[1], 1) === day) last[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}

function spanInWords(milliseconds: number, t: Translate): string {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const parts: string[] = [];
  if (days > 0) parts.push(t('common.span.days', { count: days }));
  if (hours > 0) parts.push(t('common.span.hours', { count: hours }));
  if (days === 0 && (rest > 0 || parts.length === 0)) parts.push(t('common.span.minutes', { count: rest }));
  return parts.slice(0, 2).join(' ');
}

export function createFormats(locale: Locale, zone: string, clock: Clock, t: Translate): Formats {
  const write = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { timeZone: zone, ...options });
  const month = locale === 'en' ? 'short' : 'long';
  const monthDay = write({ month, day: 'numeric' });
  const long = write({ year: 'numeric', month, day: 'numeric' });
  const time = write({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const seconds = write({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  const yearOf = (at: Date | Instant) => localDay(at, zone).slice(0, 4);

  const date = (instant: Instant) =>
    (yearOf(instant) === yearOf(clock.now()) ? monthDay : long).format(new Date(instant));
  // Calendar days are local already: written in UTC, they stay what they are.
  const dayShort = write({ month, day: 'numeric', timeZone: 'UTC' });
  const dayLong = write({ year: 'numeric', month, day: 'numeric', timeZone: 'UTC' });
  const day = (value: LocalDate) =>
    (value.slice(0, 4) === yearOf(clock.now()) ? dayShort : dayLong).format(new Date(`${value}T12:00:00.000Z`));

  /** A midnight is the 24:00 of the day that it ends. */
  function endOf(instant: Instant): { date: string; time: string } {
    const at = new Date(instant);
    if (time.format(at) !== '00:00') return { date: date(instant), time: time.format(at) };
    return { date: date(instantOf(new Date(at.getTime() - 1))), time: '24:00' };
  }

  return {
    locale,
    now: () => clock.now(),
    date,
    day,
    localDay: (instant) => localDay(instant, zone),
    dateTime: (instant) => t('common.dateTime', { date: date(instant), time: time.format(new Date(instant)) }),
    precise: (instant) => `${localDay(instant, zone)} ${seconds.format(new Date(instant))}`,
    days: (values) =>
      runsOf(values)
        .map(([from, to]) => (from === to ? day(from) : t('common.dayRange', { from: day(from), to: day(to) })))
        .join(t('common.listSeparator')),
    before: (instant) => t('common.before', endOf(instant)),
    until: (instant) => t('common.dateTime', endOf(instant)),
    span: (milliseconds) => spanInWords(milliseconds, t),
  };
}
