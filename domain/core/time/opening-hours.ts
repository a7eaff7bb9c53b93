/** The company's shifts: several periods a day, other ones on days off. Non-urgent notices wait for them. */
import { SetUpError } from '../errors.js';
import { type Instant, instantOf, type LocalDate } from './instant.js';
import { instantAt, localDateOf, addDays } from './local-date.js';
import type { WorkingCalendar } from './working-calendar.js';

/** Minutes after local midnight, `to` exclusive: 08:30 to 12:00 is `{ from: 510, to: 720 }`. */
export interface Period {
  from: number;
  to: number;
}

export interface OpeningHours {
  workingDay: readonly Period[];
  restDay: readonly Period[];
}

export interface HoursContext {
  calendar: WorkingCalendar;
  zone: string;
  hours: OpeningHours;
}

const MINUTE_MS = 60_000;

/** A company that is closed for longer than this has no opening hours. */
const FARTHEST_DAYS = 60;

/** `"08:30"` → 510. @throws Error where the text is no time of day */
export function minutesOfDay(text: string): number {
  const [, hour = '', minute = ''] = /^(\d{2}):(\d{2})$/.exec(text) ?? [];
  const minutes = Number(hour) * 60 + Number(minute);
  if (hour === '' || Number(minute) > 59 || minutes > 24 * 60)
    throw new SetUpError(`${text} is no time of day (08:30).`);
  return minutes;
}

/** The periods of a day as instants, in order. */
function periodsOf(day: LocalDate, { calendar, zone, hours }: HoursContext): { from: Instant; to: Instant }[] {
  const periods = calendar.isWorkingDay(day) ? hours.workingDay : hours.restDay;
  return [...periods]
    .sort((a, b) => a.from - b.from)
    .map(({ from, to }) => ({ from: instantAt(day, zone, from), to: instantAt(day, zone, to) }));
}

export function isOpenAt(at: Instant, context: HoursContext): boolean {
  return periodsOf(localDateOf(at, context.zone), context).some(({ from, to }) => from <= at && at < to);
}

/** The instant itself while the company is open, else when it next opens. @throws Error where it never does */
export function nextOpening(at: Instant, context: HoursContext): Instant {
  for (let day = localDateOf(at, context.zone), left = FARTHEST_DAYS; left > 0; day = addDays(day, 1), left -= 1) {
    for (const { from, to } of periodsOf(day, context)) if (at < to) return from > at ? from : at;
  }
  throw new SetUpError(`The company does not open within ${FARTHEST_DAYS} days of ${at}.`);
}

/** The instant at which so many minutes of opening hours have passed. @throws Error where the company never opens */
export function addOpenMinutes(at: Instant, minutes: number, context: HoursContext): Instant {
  let current = Date.parse(at);
  for (let left = minutes * MINUTE_MS; left > 0;) {
    const from = Date.parse(nextOpening(instantOf(new Date(current)), context));
    const day = localDateOf(instantOf(new Date(from)), context.zone);
    const period = periodsOf(day, context).find((one) => Date.parse(one.from) <= from && from < Date.parse(one.to));
    const room = Date.parse(period?.to ?? '') - from;
    current = from + Math.min(room, left);
    left -= room;
  }
  return instantOf(new Date(current));
}
