/** The order of a search, and its pages: from a row on, or after or before a cursor, which is a row's place in the order. */
import { type JsonValue, parseJson } from '../../values.js';
import { checked } from './body.js';
import { comparable, type Resource } from './fields.js';
import type { Conditions } from './filters.js';
import { invalid } from './problem.js';

const DEFAULT_LIMIT = 100;
const LARGEST_LIMIT = 10_000;

export interface Ordering {
  sql: string;
  descending: boolean;
}
export interface Page {
  limit: number;
  from: number;
  /** Values of the order at the row to go on after, or to stop before. */
  cursor: unknown[] | null;
  backwards: boolean;
}

/** @throws {Problem} for a field that is unknown */
export function orderOf(resource: Resource, sort: JsonValue[] | null = []): Ordering[] {
  const wanted = (sort ?? []).map((one) => {
    const { field: name, order = 'ASC' } = checked(one, { field: 'string', order: 'string' }, 'sort');
    const field = typeof name === 'string' && Object.hasOwn(resource.fields, name) ? resource.fields[name] : undefined;
    if (!field || field.kind === 'json') throw invalid(`Unknown sortBy field: ${String(name)}`);
    const direction = String(order ?? 'ASC').toUpperCase();
    if (direction !== 'ASC' && direction !== 'DESC') throw invalid(`Unknown sortOrder: ${String(order)}`);
    return { sql: comparable(field), descending: direction === 'DESC' };
  });
  return [...wanted, { sql: resource.key, descending: false }];
}

/** @param backwards from the end to the beginning */
export const orderBy = (order: Ordering[], backwards: boolean): string =>
  order.map(({ sql, descending }) => `${sql} ${descending !== backwards ? 'desc' : 'asc'}`).join(', ');

export const cursorOf = (values: unknown[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');

function readCursor(text: string, order: Ordering[]): unknown[] {
  try {
    const values = parseJson(Buffer.from(text, 'base64url').toString());
    const fits = Array.isArray(values) && values.length === order.length;
    if (fits && values.every((one) => one === null || typeof one === 'string' || typeof one === 'number'))
      return values;
  } catch {
    // Falls through to the refusal.
  }
  throw invalid(`The cursor '${text}' does not belong to this search: begin again without one`);
}

/** @throws {Problem} */
export function pageOf(value: JsonValue | undefined, order: Ordering[]): Page {
  const page = checked(value, { from: 'number', limit: 'number', after: 'string', before: 'string' }, 'page');
  const { from = 0, limit = DEFAULT_LIMIT, after, before } = page;
  if ([after !== undefined, before !== undefined, page.from !== undefined].filter(Boolean).length > 1)
    throw invalid('Only one of [from, after, before] is allowed.');
  if (limit === null || !Number.isInteger(limit) || limit < 1 || limit > LARGEST_LIMIT)
    throw invalid(`The value for page.limit is '${limit}' but must be between 1 and ${LARGEST_LIMIT}`);
  if (from === null || !Number.isInteger(from) || from < 0)
    throw invalid(`The value for page.from is '${from}' but must not be negative`);
  const text = after ?? before;
  return {
    limit,
    from,
    cursor: text === undefined || text === null ? null : readCursor(text, order),
    backwards: typeof before === 'string',
  };
}

/** One step further than the cursor in one column: as SQLite orders, nothing comes before everything. */
function beyond({ sql, descending }: Ordering, value: unknown, backwards: boolean): [string, unknown[]] {
  const down = descending !== backwards;
  if (value === null) return down ? ['0', []] : [`${sql} is not null`, []];
  return down ? [`${sql} < ? or ${sql} is null`, [value]] : [`${sql} > ?`, [value]];
}

/** The rows after the cursor in the order, or before it. */
export function addCursor(conditions: Conditions, order: Ordering[], { cursor, backwards }: Page): void {
  if (cursor === null) return;
  const parameters: unknown[] = [];
  const alternatives = order.map((column, index) => {
    const same = order.slice(0, index).map(({ sql }, before) => {
      parameters.push(cursor[before]);
      return `${sql} is ?`;
    });
    const [sql, values] = beyond(column, cursor[index], backwards);
    parameters.push(...values);
    return `(${[...same, `(${sql})`].join(' and ')})`;
  });
  conditions.add(alternatives.join(' or '), ...parameters);
}
