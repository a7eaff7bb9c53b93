/** Arithmetic and comparison: FEEL's tables of which types go together. Everything else is null with a warning. */
import { FeelDate, FeelDateTime, FeelDuration, FeelRange, FeelTime, date as parseDate, duration } from 'feelin';
import { Decimal } from 'decimal.js';
import * as kernel from './kernel.js';
import type { Scope } from './scope.js';
import { isContext, isMoment, type Moment, print, typeName, zoneOf } from './values.js';

/** FEEL's numbers are decimals: 0.1 + 0.2 = 0.3. Ours are doubles, so each step is done in decimal and rounded once. */
function decimal(operation: 'plus' | 'minus' | 'times' | 'div' | 'pow', a: number, b: number, fast: number): number {
  if (Number.isInteger(a) && Number.isInteger(b) && (Number.isSafeInteger(fast) || operation === 'div')) return fast;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return fast;
  return new Decimal(a)[operation](b).toNumber();
}

export const plus = (a: number, b: number): number => decimal('plus', a, b, a + b);
const minus = (a: number, b: number): number => decimal('minus', a, b, a - b);
export const times = (a: number, b: number): number => decimal('times', a, b, a * b);
export const quotient = (a: number, b: number): number => decimal('div', a, b, a / b);

type Zoned = FeelTime | FeelDateTime;
const isZoned = (value: unknown): value is Zoned => zoneOf(value) !== null;
const sameDurationKind = (a: unknown, b: unknown): boolean =>
  a instanceof FeelDuration && b instanceof FeelDuration && a.yearsMonths === b.yearsMonths;

/** A date stays a date, also when hours are added: it is taken as its midnight. */
function keepDate(original: unknown, result: unknown): unknown {
  if (!(original instanceof FeelDate) || !(result instanceof FeelDateTime)) return result;
  return parseDate(result.unwrap().toPlainDate().toString());
}

function moved(instant: Moment, by: FeelDuration, operation: typeof kernel.add): unknown {
  if (instant instanceof FeelTime && by.yearsMonths) return undefined;
  return keepDate(instant, operation(instant, by)) ?? undefined;
}

function sum(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') return plus(a, b);
  if (typeof a === 'string' && typeof b === 'string') return a + b;
  if (sameDurationKind(a, b)) return kernel.add(a, b);
  if (isMoment(a) && b instanceof FeelDuration) return moved(a, b, kernel.add);
  if (a instanceof FeelDuration && isMoment(b)) return moved(b, a, kernel.add);
  return undefined;
}

/** Milliseconds on a line that all zones share; of a time, within its day. */
function instantOf(value: Zoned): number {
  if (value instanceof FeelDateTime) {
    const zone = value.zone === 'Z' || value.zone === null ? 'UTC' : value.zone;
    return value.unwrap().toZonedDateTime(zone).epochMilliseconds;
  }
  const { hour, minute, second, millisecond } = value.unwrap();
  return ((hour * 60 + minute) * 60 + second) * 1000 + millisecond - secondsOf(value['time offset']) * 1000;
}

/** feelin subtracts wall clocks; with two offsets that would be wrong by their difference. */
function between(a: Zoned, b: Zoned): FeelDuration | undefined {
  const milliseconds = instantOf(a) - instantOf(b);
  return (
    duration(`${milliseconds < 0 ? '-' : ''}PT${new Decimal(Math.abs(milliseconds)).div(1000).toFixed()}S`) ?? undefined
  );
}

function difference(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') return minus(a, b);
  if (sameDurationKind(a, b)) return kernel.subtract(a, b);
  if (isMoment(a) && b instanceof FeelDuration) return moved(a, b, kernel.subtract);
  if (isZoned(a) && isZoned(b) && typeName(a) === typeName(b)) return between(a, b);
  if (isMoment(a) && typeName(a) === typeName(b) && isZoned(a) === isZoned(b))
    return kernel.subtract(a, b) ?? undefined;
  return undefined;
}

const monthsOf = (value: FeelDuration): number => value.unwrap().total({ unit: 'months', relativeTo: '2000-01-01' });
const secondsOf = (value: FeelDuration): number => value.unwrap().total('seconds');

/** The duration of so many months or seconds, of the same kind as `like`. */
function durationOf(amount: number, like: FeelDuration): FeelDuration | undefined {
  const sign = amount < 0 ? '-' : '';
  const size = Math.abs(amount);
  const text = like.yearsMonths ? `P${Math.trunc(size)}M` : `PT${new Decimal(size).toFixed()}S`;
  return duration(sign + text) ?? undefined;
}

const amountOf = (value: FeelDuration): number => (value.yearsMonths ? monthsOf(value) : secondsOf(value));

function product(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') return times(a, b);
  if (a instanceof FeelDuration && typeof b === 'number') return durationOf(times(amountOf(a), Math.trunc(b)), a);
  if (b instanceof FeelDuration && typeof a === 'number') return product(b, a);
  return undefined;
}

function ratio(a: unknown, b: unknown): unknown {
  if (b === 0) return undefined;
  if (typeof a === 'number' && typeof b === 'number') return quotient(a, b);
  if (a instanceof FeelDuration && typeof b === 'number') return durationOf(quotient(amountOf(a), b), a);
  if (!(a instanceof FeelDuration && b instanceof FeelDuration) || a.yearsMonths !== b.yearsMonths) return undefined;
  const divisor = amountOf(b);
  return divisor === 0 ? undefined : quotient(amountOf(a), divisor);
}

function power(a: unknown, b: unknown): unknown {
  if (typeof a !== 'number' || typeof b !== 'number') return undefined;
  const result = decimal('pow', a, b, a ** b);
  return Number.isFinite(result) ? result : undefined;
}

const OPERATIONS: Record<
  string,
  { apply: (a: unknown, b: unknown) => unknown; refusal: (a: string, b: string) => string }
> = {
  '+': { apply: sum, refusal: (a, b) => `Can't add '${b}' to '${a}'` },
  '-': { apply: difference, refusal: (a, b) => `Can't subtract '${b}' from '${a}'` },
  '*': { apply: product, refusal: (a, b) => `Can't multiply '${a}' by '${b}'` },
  '/': { apply: ratio, refusal: (a, b) => `Can't divide '${a}' by '${b}'` },
  '**': { apply: power, refusal: (a, b) => `Can't raise '${a}' to the power of '${b}'` },
};

/** `a <operator> b`; null and a warning where the types do not go together or the result does not exist. */
export function arithmetic(operator: string, a: unknown, b: unknown, scope: Scope): unknown {
  const operation = OPERATIONS[operator === '^' ? '**' : operator];
  const result = operation?.apply(a, b);
  if (result !== undefined && result !== null) return result;
  return scope.warn('INVALID_TYPE', operation?.refusal(print(a), print(b)) ?? `Unknown operator '${operator}'`);
}

/** Whether two values are equal; null where their types cannot be compared. null equals only null. */
export function equals(a: unknown, b: unknown): boolean | null {
  if (a === null || b === null) return a === b;
  if (typeName(a) !== typeName(b)) return null;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => equals(item, b[index]) === true);
  if (isContext(a) && isContext(b)) {
    const names = Object.keys(a);
    return (
      names.length === Object.keys(b).length &&
      names.every((name) => Object.hasOwn(b, name) && equals(a[name], b[name]) === true)
    );
  }
  if (typeof a !== 'object') return a === b;
  const equal = kernel.equal(a, b);
  return typeof equal === 'boolean' ? equal : null;
}

const ORDERED = new Set(['NUMBER', 'STRING', 'DATE', 'TIME', 'DATE_TIME', 'DURATION', 'PERIOD']);

const sign = <Plain extends number | string>(a: Plain, b: Plain): number => (a < b ? -1 : a > b ? 1 : 0);

/** -1, 0 or 1; null where the two have no order: different types, booleans, lists, one with a zone and one without. */
export function order(a: unknown, b: unknown): number | null {
  const type = typeName(a);
  if (type !== typeName(b) || !ORDERED.has(type)) return null;
  if (typeof a === 'number' && typeof b === 'number') return sign(a, b);
  if (typeof a === 'string' && typeof b === 'string') return sign(a, b);
  if (isZoned(a) !== isZoned(b)) return null;
  if (kernel.less(a, b) === true) return -1;
  return kernel.less(b, a) === true ? 1 : 0;
}

/** `a <operator> b` for `=`, `!=`, `<`, `<=`, `>`, `>=`. */
export function compare(operator: string, a: unknown, b: unknown, scope: Scope): boolean | null {
  if (operator === '=' || operator === '!=') {
    const equal = equals(a, b);
    if (equal === null) return scope.warn('NOT_COMPARABLE', `Can't compare '${print(a)}' with '${print(b)}'`);
    return operator === '=' ? equal : !equal;
  }
  const result = order(a, b);
  if (result === null) return scope.warn('NOT_COMPARABLE', `Can't compare '${print(a)}' with '${print(b)}'`);
  if (operator === '<') return result < 0;
  if (operator === '<=') return result <= 0;
  return operator === '>' ? result > 0 : result >= 0;
}

/** A range from its bounds; a null bound is open to that side. */
export function range(start: unknown, end: unknown, startIncluded: boolean, endIncluded: boolean): FeelRange {
  const valueType = start === null ? (end === null ? null : typeof end) : typeof start;
  return new FeelRange({ start, end, 'start included': startIncluded, 'end included': endIncluded, valueType });
}

/** Whether a range includes a value; null where they cannot be compared. */
export function inRange(value: unknown, { start, end, ...bounds }: FeelRange): boolean | null {
  const low = start === null ? 1 : order(value, start);
  const high = end === null ? -1 : order(value, end);
  if (low === null || high === null) return null;
  return (low > 0 || (low === 0 && bounds['start included'])) && (high < 0 || (high === 0 && bounds['end included']));
}
