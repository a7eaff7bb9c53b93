/** Instants as people in the company say them: `10-11 24:00`. */
import type { Instant } from '../../domain/core/time/instant.js';
import { addDays, instantAt, localDateOf } from '../../domain/core/time/local-date.js';
import { minutesOfDay } from '../../domain/core/time/opening-hours.js';
import { aDay, anInstant } from './instants.js';

const ZONE = 'Asia/Shanghai';

/** `at('2025-09-28', '10:00')`: the instant in Shanghai; 24:00 is the midnight that ends the day. */
export const at = (day: string, time: string): Instant => instantAt(aDay(day), ZONE, minutesOfDay(time));

/** `2025-10-11 24:00`; midnight is the 24:00 of the day before. */
export function local(instant: string): string {
  const day = localDateOf(anInstant(instant), ZONE);
  const minutes = Math.round((Date.parse(instant) - Date.parse(instantAt(day, ZONE, 0))) / 60_000);
  if (minutes === 0) return `${addDays(day, -1)} 24:00`;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${day} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
