/** Lists and numbers in lists, with FEEL's equality and decimal sums. */
import { equals, order, plus, quotient, times } from '../operators.js';
import { define, spread, type Library } from './define.js';

const numbers = (values: unknown[]): number[] | null => {
  const items = spread(values);
  return items.every((item) => typeof item === 'number') ? (items as number[]) : null;
};

/** The smallest (-1) or largest (1) of values that all have an order among each other. */
const extreme =
  (wanted: number) =>
  (...values: unknown[]): unknown => {
    const [head, ...tail] = spread(values);
    let best: unknown = head ?? null;
    for (const item of tail) {
      const result = order(item, best);
      if (result === null) return null;
      if (result === wanted) best = item;
    }
    return best;
  };

function median(list: number[]): number | null {
  const sorted = [...list].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[middle - 1], sorted[middle]];
  if (high === undefined) return null;
  return sorted.length % 2 === 1 || low === undefined ? high : quotient(plus(low, high), 2);
}

function mode(list: number[]): number[] {
  const counts = new Map<number, number>();
  for (const item of list) counts.set(item, (counts.get(item) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return [...counts]
    .filter(([, count]) => count === most)
    .map(([item]) => item)
    .sort((a, b) => a - b);
}

const over =
  (apply: (list: number[]) => unknown) =>
  (...values: unknown[]): unknown => {
    const list = numbers(values);
    return list === null ? null : apply(list);
  };

const sum = (list: number[]): number => list.reduce(plus, 0);
const has = (list: unknown[], value: unknown): boolean => list.some((item) => equals(item, value) === true);
const distinct = (list: unknown[]): unknown[] =>
  list.reduce<unknown[]>((seen, item) => (has(seen, item) ? seen : [...seen, item]), []);

const list =
  (apply: (items: unknown[], ...more: never[]) => unknown) =>
  (items: unknown, ...more: never[]): unknown =>
    Array.isArray(items) ? apply(items as unknown[], ...more) : null;

function duplicates(items: unknown[]): unknown[] {
  return distinct(items.filter((item, index) => has(items.slice(0, index), item)));
}

function partition(items: unknown[], size: number): unknown[][] | null {
  if (typeof size !== 'number' || size < 1) return null;
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** false (`all`) or true (`any`) decides; anything that is no boolean makes the rest unknown. */
const decide =
  (decisive: boolean) =>
  (...values: unknown[]): boolean | null => {
    const items = spread(values);
    if (items.includes(decisive)) return decisive;
    return items.every((item) => typeof item === 'boolean') ? !decisive : null;
  };

export const lists: Library = {
  min: define(['...list'], extreme(-1)),
  max: define(['...list'], extreme(1)),
  sum: define(['...list'], over(sum)),
  mean: define(
    ['...list'],
    over((items) => (items.length === 0 ? null : quotient(sum(items), items.length))),
  ),
  product: define(
    ['...list'],
    over((items) => (items.length === 0 ? null : items.reduce(times, 1))),
  ),
  median: define(['...list'], over(median)),
  mode: define(['...list'], over(mode)),
  all: define(['...list'], decide(false)),
  any: define(['...list'], decide(true)),
  count: define(
    ['list'],
    list((items) => items.length),
  ),
  'list contains': define(
    ['list', 'element'],
    list((items, element: unknown) => has(items, element)),
  ),
  'index of': define(
    ['list', 'match'],
    list((items, match: unknown) => items.flatMap((item, index) => (equals(item, match) === true ? [index + 1] : []))),
  ),
  'is empty': define(
    ['list'],
    list((items) => items.length === 0),
  ),
  'distinct values': define(['list'], list(distinct)),
  'duplicate values': define(['list'], list(duplicates)),
  union: define(['...list'], (...all: unknown[]) => (all.every(Array.isArray) ? distinct(all.flat(1)) : null)),
  partition: define(['list', 'size'], list(partition)),
};
