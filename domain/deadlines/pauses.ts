/** Time that does not count: while the complainant is asked for something, while a meter is tested. */
import type { Instant } from '../core/time/instant.js';
import { endOfDay, localDateOf } from '../core/time/local-date.js';
import type { WorkingCalendar } from '../core/time/working-calendar.js';
import type { Pause } from './model.js';

/** Closed pauses count; an open one will when it is closed. */
export function pausedMs(pauses: readonly Pause[]): number {
  return pauses.reduce((sum, { from, to }) => sum + (to === null ? 0 : Date.parse(to) - Date.parse(from)), 0);
}

/** Whether a closed pause lay over an instant. */
export function standsStillAt(at: Instant, pauses: readonly Pause[]): boolean {
  return pauses.some(({ from, to }) => to !== null && from < at && at <= to);
}

/** When a pause ends by itself: 24:00 of the last working day it may take. */
export function pauseEndsAt(from: Instant, workingDays: number, calendar: WorkingCalendar, zone: string): Instant {
  return endOfDay(calendar.shift(localDateOf(from, zone), workingDays), zone);
}

/** Ends what is open: at the instant given, or where its cap ended it before. */
export function closePauses(pauses: readonly Pause[], at: Instant): Pause[] {
  return pauses.map((pause) => {
    if (pause.to !== null) return pause;
    return { ...pause, to: pause.endsAt !== null && pause.endsAt < at ? pause.endsAt : at };
  });
}
