/** One search for every resource: filter, sort and page become one query on what is on disk. */
import type { Engine } from '../../commands/commands.js';
import type { JsonValue } from '../../values.js';
import { checked } from './body.js';
import type { Resource } from './fields.js';
import { addFilters, Conditions, type Filter } from './filters.js';
import { addCursor, cursorOf, orderBy, orderOf, pageOf } from './pages.js';
import { notFound } from './problem.js';

export type Row = Record<string, unknown>;
export interface SearchResult {
  items: Row[];
  page: { totalItems: number; hasMoreTotalItems: boolean; startCursor: string | null; endCursor: string | null };
}
/** Reads as clients of a cluster see them: `delayMs` hides what is younger. */
export interface Searching {
  engine: Engine;
  delayMs: number;
}

function toJson(resource: Resource, row: Row): Row {
  return Object.fromEntries(
    Object.entries(resource.fields).map(([name, { kind }]) => {
      const value = row[name] ?? null;
      if (value === null) return [name, null];
      if (kind === 'key') return [name, String(value)];
      if (kind === 'instant') return [name, new Date(Number(value)).toISOString()];
      if (kind === 'flag') return [name, value === 1];
      return [name, kind === 'json' ? JSON.parse(String(value)) : value];
    }),
  );
}

const columns = (resource: Resource): string =>
  Object.entries(resource.fields)
    .map(([name, { sql }]) => `${sql} as "${name}"`)
    .join(', ');

function visible(conditions: Conditions, resource: Resource, { engine, delayMs }: Searching): void {
  if (delayMs > 0 && resource.since !== null) conditions.add(`${resource.since} <= ?`, engine.clock.now() - delayMs);
}

/** @param fixed what the address of the request says already */
export async function search(
  searching: Searching,
  resource: Resource,
  body: JsonValue | undefined,
  fixed: Filter = {},
): Promise<SearchResult> {
  const { filter, sort, page: wanted } = checked(body, { filter: 'object', sort: 'array', page: 'object' });
  const conditions = new Conditions();
  if (filter) addFilters(conditions, resource, filter);
  addFilters(conditions, resource, fixed);
  visible(conditions, resource, searching);
  const order = orderOf(resource, sort);
  const page = pageOf(wanted, order);
  const { reader } = searching.engine;
  const [count] = await reader.all<{ total: number }>(
    `select count(*) as total from ${resource.from} where ${conditions.all()}`,
    conditions.parameters,
  );
  addCursor(conditions, order, page);
  const places = order.map(({ sql }, index) => `${sql} as "place ${index}"`).join(', ');
  const rows = await reader.all(
    `select ${columns(resource)}, ${places} from ${resource.from} where ${conditions.all()}
     order by ${orderBy(order, page.backwards)} limit ? offset ?`,
    [...conditions.parameters, page.limit, page.from],
  );
  if (page.backwards) rows.reverse();
  const cursor = (row: Row | undefined): string | null =>
    row ? cursorOf(order.map((_column, index) => row[`place ${index}`] ?? null)) : null;
  return {
    items: rows.map((row) => toJson(resource, row)),
    page: {
      totalItems: count?.total ?? 0,
      hasMoreTotalItems: false,
      startCursor: cursor(rows[0]),
      endCursor: cursor(rows.at(-1)),
    },
  };
}

/** Every row that satisfies all of the filters: what a batch operation is to be done to. */
export async function findAll(searching: Searching, resource: Resource, ...filters: unknown[]): Promise<Row[]> {
  const conditions = new Conditions();
  for (const filter of filters) addFilters(conditions, resource, filter);
  const sql = `select ${columns(resource)} from ${resource.from} where ${conditions.all()} order by ${resource.key}`;
  const rows = await searching.engine.reader.all(sql, conditions.parameters);
  return rows.map((row) => toJson(resource, row));
}

/** One row by its key. @throws {Problem} 404 */
export async function find(searching: Searching, resource: Resource, key: number | string): Promise<Row> {
  const conditions = new Conditions();
  conditions.add(`${resource.key} = ?`, key);
  visible(conditions, resource, searching);
  const sql = `select ${columns(resource)} from ${resource.from} where ${conditions.all()}`;
  const [row] = await searching.engine.reader.all(sql, conditions.parameters);
  if (!row) throw notFound(resource.name, key);
  return toJson(resource, row);
}
