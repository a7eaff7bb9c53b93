/** Allen's relations between points and ranges that feelin leaves out. */
import { FeelRange } from 'feelin';
import { inRange, order } from '../operators.js';
import { define, type Library } from './define.js';

interface Bound {
  value: unknown;
  included: boolean;
}
const startOf = (range: FeelRange): Bound => ({ value: range.start, included: range['start included'] });
const endOf = (range: FeelRange): Bound => ({ value: range.end, included: range['end included'] });
const same = (a: Bound, b: Bound): boolean => order(a.value, b.value) === 0 && a.included === b.included;
const isRange = (value: unknown): value is FeelRange => value instanceof FeelRange;

/** Starts at the same place or later; an excluded start is later than an included one. */
const startsLater = (a: Bound, b: Bound): boolean => {
  const result = order(a.value, b.value) ?? -1;
  return result > 0 || (result === 0 && (b.included || !a.included));
};
const endsEarlier = (a: Bound, b: Bound): boolean => {
  const result = order(a.value, b.value) ?? 1;
  return result < 0 || (result === 0 && (b.included || !a.included));
};

function during(a: unknown, b: unknown): boolean | null {
  if (!isRange(b)) return null;
  return isRange(a) ? startsLater(startOf(a), startOf(b)) && endsEarlier(endOf(a), endOf(b)) : inRange(a, b);
}
function starts(a: unknown, b: unknown): boolean | null {
  if (!isRange(b)) return null;
  if (!isRange(a)) return b['start included'] && order(a, b.start) === 0;
  return same(startOf(a), startOf(b)) && endsEarlier(endOf(a), endOf(b));
}
function finishes(a: unknown, b: unknown): boolean | null {
  if (!isRange(b)) return null;
  if (!isRange(a)) return b['end included'] && order(a, b.end) === 0;
  return same(endOf(a), endOf(b)) && startsLater(startOf(a), startOf(b));
}
function coincides(a: unknown, b: unknown): boolean | null {
  if (isRange(a) && isRange(b)) return same(startOf(a), startOf(b)) && same(endOf(a), endOf(b));
  return order(a, b) === null ? null : order(a, b) === 0;
}

/** a begins first, and ends within b. */
function overlapsBefore(a: unknown, b: unknown): boolean | null {
  if (!isRange(a) || !isRange(b)) return null;
  const touches =
    (order(a.end, b.start) ?? -1) > 0 || (order(a.end, b.start) === 0 && a['end included'] && b['start included']);
  return (
    startsLater(startOf(b), startOf(a)) && !same(startOf(a), startOf(b)) && touches && endsEarlier(endOf(a), endOf(b))
  );
}

const flipped = (relation: (a: unknown, b: unknown) => boolean | null) =>
  define(['range', 'point'], (a: unknown, b: unknown) => relation(b, a));
const straight = (relation: (a: unknown, b: unknown) => boolean | null) => define(['point', 'range'], relation);

export const ranges: Library = {
  during: straight(during),
  includes: flipped(during),
  starts: straight(starts),
  'started by': flipped(starts),
  finishes: straight(finishes),
  'finished by': flipped(finishes),
  coincides: straight(coincides),
  'overlaps before': straight(overlapsBefore),
  'overlaps after': flipped(overlapsBefore),
};
