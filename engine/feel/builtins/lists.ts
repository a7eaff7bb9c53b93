/** Lists and numbers in lists, with FEEL's equality and decimal sums. */
import { equals, order, plus, quotient, times } from '../operators.js';
import { define, spread, type Library } from './define.js';

const numbers = (values: unknown[]): number[] | null => {
  const items = spread(values);
  return items.every((item) => typeof item === 'number') ? items : null;
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

const sum = (list: number[]): number | null => (list.length === 0 ? null : list.reduce(plus, 0));
const has = (list: unknown[], value: unknown): boolean => list.some((item) => equals(item, value) === true);
const distinct = (list: unknown[]): unknown[] =>
  list.reduce<unknown[]>((seen, item) => (has(seen, item) ? seen : [...seen, item]), []);

const list =
  (apply: (items: unknown[], ...more: unknown[]) => unknown) =>
  (items: unknown, ...more: unknown[]): unknown =>
    Array.isArray(items) ? apply(items, ...more) : null;

function duplicates(items: unknown[]): unknown[] {
  return distinct(items).filter((item) => items.filter((other) => equals(other, item) === true).length > 1);
}

function partition(items: unknown[], size: unknown): unknown[][] | null {
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

/** `union([1], [2])`, or all lists in one. */
function union(...given: unknown[]): unknown[] | null {
  const all = spread(given).every(Array.isArray) ? spread(given) : given;
  return all.every(Array.isArray) ? distinct(all.flat(1)) : null;
}

/** Position 1 is the first item, -1 the last; 0 and what lies outside is none: null. */
function offset(items: unknown[], position: unknown): number | null {
  if (typeof position !== 'number' || !Number.isInteger(position) || position === 0) return null;
  const index = position > 0 ? position - 1 : items.length + position;
  return index >= 0 && index < items.length ? index : null;
}

function sublist(items: unknown[], start: unknown, length: unknown): unknown[] | null {
  const from = offset(items, start);
  if (from === null) return null;
  return length === null ? items.slice(from) : typeof length === 'number' ? items.slice(from, from + length) : null;
}

function insertBefore(items: unknown[], position: unknown, item: unknown): unknown[] | null {
  const at = position === items.length + 1 ? items.length : offset(items, position);
  return at === null ? null : [...items.slice(0, at), item, ...items.slice(at)];
}

function remove(items: unknown[], position: unknown): unknown[] | null {
  const at = offset(items, position);
  return at === null ? null : items.filter((_, index) => index !== at);
}

export const lists: Library = {
  min: define(['...list'], extreme(-1)),
  max: define(['...list'], extreme(1)),
  sum: define(['...list'], over(sum)),
  mean: define(
    ['...list'],
    over((items) => (items.length === 0 ? null : quotient(items.reduce(plus, 0), items.length))),
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
  union: define(['...lists'], union),
  sublist: define(['list', 'start position', 'length'], list(sublist)),
  'insert before': define(['list', 'position', 'newItem'], list(insertBefore)),
  remove: define(['list', 'position'], list(remove)),
  partition: define(['list', 'size'], list(partition)),
};
