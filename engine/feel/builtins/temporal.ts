/** Dates and durations: what Camunda adds to the standard, and `cycle` for timers. */
import { date as parseDate, duration, FeelDate, FeelDateTime, FeelDuration } from 'feelin';
import { define, type Library } from './define.js';

function dayOf(value: unknown) {
  if (value instanceof FeelDate) return value.unwrap();
  return value instanceof FeelDateTime ? value.unwrap().toPlainDate() : null;
}

function lastDayOfMonth(value: unknown): unknown {
  const day = dayOf(value);
  return day && parseDate(day.with({ day: day.daysInMonth }).toString());
}

/** Whole months only: what is left of a month does not count. */
function yearsAndMonths(from: unknown, to: unknown): unknown {
  const [start, end] = [dayOf(from), dayOf(to)];
  if (!start || !end) return null;
  const { years, months } = start.until(end, { largestUnit: 'years' });
  const total = years * 12 + months;
  return duration(`${total < 0 ? '-' : ''}P${Math.abs(total)}M`);
}

/** `cycle(3, duration("PT1H"))` → `R3/PT1H`; without a number, or with null, it repeats for ever. */
function cycle(repetitions: unknown, interval: unknown): string | null {
  if (repetitions instanceof FeelDuration && interval === null) return `R/${repetitions.toString()}`;
  if (!(interval instanceof FeelDuration)) return null;
  if (repetitions === null) return `R/${interval.toString()}`;
  return typeof repetitions === 'number' ? `R${repetitions}/${interval.toString()}` : null;
}

export const temporal: Library = {
  'years and months duration': define(['from', 'to'], yearsAndMonths),
  'last day of month': define(['date'], lastDayOfMonth),
  cycle: define(['repetitions', 'interval'], cycle),
};
