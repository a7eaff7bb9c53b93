/** Built-in functions that need more than their arguments: the clock, or the power to fail. */
import { dateAndTime, date as parseDate } from 'feelin';
import type { Instant } from '../../records.js';
import { AssertionFailure, type Code, type Scope } from '../scope.js';
import { print } from '../values.js';

/** An instant as ISO 8601 with the offset of the engine's time zone, as `now()` shows it. */
function local(instant: Instant): string {
  const minutes = -new Date(instant).getTimezoneOffset();
  const wall = new Date(instant + minutes * 60_000).toISOString().slice(0, -1);
  if (minutes === 0) return `${wall}Z`;
  const absolute = Math.abs(minutes);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${wall}${minutes < 0 ? '-' : '+'}${two(Math.floor(absolute / 60))}:${two(absolute % 60)}`;
}

const now: Code = (scope) => dateAndTime(local(scope.run.now));
const today: Code = (scope) => parseDate(local(scope.run.now).slice(0, 10));

/** `assert(value, condition, cause?)` is the value, or fails the whole evaluation. */
const assertion =
  (value: Code, condition: Code, cause: Code | undefined): Code =>
  (scope: Scope) => {
    const result = value(scope);
    if (condition(scope) === true) return result;
    const given = cause?.(scope);
    const reason = given === undefined || given === null ? 'The condition is not fulfilled' : given;
    const message = typeof reason === 'string' ? reason : print(reason);
    scope.warn('ASSERT_FAILURE', message);
    throw new AssertionFailure(message);
  };

/** The code of such a call; undefined for every other function, or where the number of arguments is wrong. */
export function contextual(name: string, values: Code[]): Code | undefined {
  const [first, second, third] = values;
  if (name === 'now' && !first) return now;
  if (name === 'today' && !first) return today;
  if (name === 'assert' && first && second && values.length <= 3) return assertion(first, second, third);
  return undefined;
}

export const CONTEXTUAL_NAMES = ['now', 'today', 'assert'];
