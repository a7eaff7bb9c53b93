/** Allen's relations between points and ranges. A point is a range of one. Null where they cannot be compared. */
import { FeelRange } from 'feelin';
import { inRange, order } from '../operators.js';
import { define, type Library } from './define.js';

interface Bound {
  value: unknown;
  included: boolean;
}
type Relation = (a: unknown, b: unknown) => boolean | null;

const isRange = (value: unknown): value is FeelRange => value instanceof FeelRange;
const startOf = (value: unknown): Bound =>
  isRange(value) ? { value: value.start, included: value['start included'] } : { value, included: true };
const endOf = (value: unknown): Bound =>
  isRange(value) ? { value: value.end, included: value['end included'] } : { value, included: true };
const same = (a: Bound, b: Bound): boolean => order(a.value, b.value) === 0 && a.included === b.included;

/** Texts have an order in FEEL, but these relations are about numbers and times. */
const comparable = (a: unknown, b: unknown): boolean => typeof a !== 'string' && order(a, b) !== null;

/** Starts at the same place or later; an excluded start is later than an included one. */
const startsLater = (a: Bound, b: Bound): boolean => {
  const result = order(a.value, b.value) ?? -1;
  return result > 0 || (result === 0 && (b.included || !a.included));
};
const endsEarlier = (a: Bound, b: Bound): boolean => {
  const result = order(a.value, b.value) ?? 1;
  return result < 0 || (result === 0 && (b.included || !a.included));
};

const before: Relation = (a, b) => {
  const [end, start] = [endOf(a), startOf(b)];
  if (!comparable(end.value, start.value)) return null;
  const result = order(end.value, start.value) ?? 0;
  return result < 0 || (result === 0 && (!end.included || !start.included));
};

const meets: Relation = (a, b) => {
  if (!isRange(a) || !isRange(b) || !comparable(a.end, b.start)) return null;
  return order(a.end, b.start) === 0 && a['end included'] && b['start included'];
};

const overlaps: Relation = (a, b) => {
  if (!isRange(a) || !isRange(b)) return null;
  const [first, second] = [before(a, b), before(b, a)];
  return first === null || second === null ? null : !first && !second;
};

/** a begins first, and ends within b. */
const overlapsBefore: Relation = (a, b) => {
  if (!isRange(a) || !isRange(b)) return null;
  if (overlaps(a, b) !== true) return overlaps(a, b);
  return startsLater(startOf(b), startOf(a)) && !same(startOf(a), startOf(b)) && endsEarlier(endOf(a), endOf(b));
};

const during: Relation = (a, b) => {
  if (!isRange(b)) return null;
  return isRange(a) ? startsLater(startOf(a), startOf(b)) && endsEarlier(endOf(a), endOf(b)) : inRange(a, b);
};

const starts: Relation = (a, b) => {
  if (!isRange(b)) return null;
  if (!isRange(a)) return b['start included'] && order(a, b.start) === 0;
  return same(startOf(a), startOf(b)) && endsEarlier(endOf(a), endOf(b));
};

const finishes: Relation = (a, b) => {
  if (!isRange(b)) return null;
  if (!isRange(a)) return b['end included'] && order(a, b.end) === 0;
  return same(endOf(a), endOf(b)) && startsLater(startOf(a), startOf(b));
};

const coincides: Relation = (a, b) => {
  if (isRange(a) && isRange(b)) return same(startOf(a), startOf(b)) && same(endOf(a), endOf(b));
  return comparable(a, b) ? order(a, b) === 0 : null;
};

/** Camunda names the parameters by what is given: `point1`, `range`, `range2` … */
const relation = (holds: Relation) => define(['*', '*'], holds);
const turned = (holds: Relation) => relation((a, b) => holds(b, a));

export const ranges: Library = {
  before: relation(before),
  after: turned(before),
  meets: relation(meets),
  'met by': turned(meets),
  overlaps: relation(overlaps),
  'overlaps before': relation(overlapsBefore),
  'overlaps after': turned(overlapsBefore),
  during: relation(during),
  includes: turned(during),
  starts: relation(starts),
  'started by': turned(starts),
  finishes: relation(finishes),
  'finished by': turned(finishes),
  coincides: relation(coincides),
};
