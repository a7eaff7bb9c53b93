/** `value.name`: entries of contexts, parts of dates, times, durations and ranges; over a list, of each item. */
import { FeelDate, FeelDateTime, FeelDuration, FeelRange, FeelTime } from 'feelin';
import type { Scope } from './scope.js';
import { type Context, isContext, print, zoneOf } from './values.js';

const DATE = ['year', 'month', 'day', 'weekday'];
const TIME = ['hour', 'minute', 'second', 'time offset', 'timezone'];

function propertiesOf(value: unknown): string[] {
  if (value instanceof FeelDateTime) return [...DATE, ...TIME];
  if (value instanceof FeelDate) return DATE;
  if (value instanceof FeelTime) return TIME;
  if (value instanceof FeelDuration)
    return value.yearsMonths ? ['years', 'months'] : ['days', 'hours', 'minutes', 'seconds'];
  if (value instanceof FeelRange) return ['start', 'end', 'start included', 'end included'];
  return [];
}

/** `+02:00` and `Z` are offsets; only a place has a time zone. */
const isOffset = (value: unknown): boolean => /^([+-]|Z$)/.test(zoneOf(value) ?? '');

const quoted = (names: string[]): string => names.map((name) => `'${name}'`).join(', ');

function missingEntry(context: Context | null, name: string, scope: Scope): null {
  const names = context === null ? null : Object.keys(context);
  const detail =
    names === null
      ? 'The context is null'
      : names.length === 0
        ? 'The context is empty'
        : `Available keys: ${quoted(names)}`;
  return scope.warn('NO_CONTEXT_ENTRY_FOUND', `No context entry found with key '${name}'. ${detail}`);
}

/** Reads one property; null and a warning where there is none. */
export function readProperty(target: unknown, name: string, scope: Scope): unknown {
  if (target === null || target === undefined) return missingEntry(null, name, scope);
  if (Array.isArray(target)) return target.map((item) => readProperty(item, name, scope));
  if (isContext(target))
    return Object.hasOwn(target, name) ? (target[name] ?? null) : missingEntry(target, name, scope);
  const available = propertiesOf(target);
  if (name === 'timezone' && isOffset(target)) return null;
  if (typeof target === 'object' && available.includes(name)) {
    const value: unknown = Reflect.get(target, name);
    return value ?? null;
  }
  const message = `No property found with name '${name}' of value '${print(target)}'. Available properties: ${quoted(available)}`;
  return scope.warn('NO_PROPERTY_FOUND', message);
}
