/** Dates and durations: what Camunda adds to the standard, and `cycle` for timers. */
import { date as parseDate, FeelDate, FeelDateTime, FeelDuration } from 'feelin';
import { define, type Library } from './define.js';

function lastDayOfMonth(value: unknown): unknown {
  if (!(value instanceof FeelDate) && !(value instanceof FeelDateTime)) return null;
  const day = value instanceof FeelDate ? value.unwrap() : value.unwrap().toPlainDate();
  return parseDate(day.with({ day: day.daysInMonth }).toString());
}

/** `cycle(3, duration("PT1H"))` → `R3/PT1H`; without a number, or with null, it repeats for ever. */
function cycle(repetitions: unknown, interval: unknown): string | null {
  if (repetitions instanceof FeelDuration && interval === null) return `R/${repetitions.toString()}`;
  if (!(interval instanceof FeelDuration)) return null;
  if (repetitions === null) return `R/${interval.toString()}`;
  return typeof repetitions === 'number' ? `R${repetitions}/${interval.toString()}` : null;
}

export const temporal: Library = {
  'last day of month': define(['date'], lastDayOfMonth),
  cycle: define(['repetitions', 'interval'], cycle),
};
