/** One search for every resource: filter, sort and page become one query on what is on disk. */
import type { Engine } from '../../commands/commands.js';
import { checked } from './body.js';
import { invalid, notFound } from './problem.js';
import type { Field, Resource } from './resources.js';

type Row = Record<string, unknown>;
export interface SearchResult {
  items: Row[];
  page: { totalItems: number; hasMoreTotalItems: boolean; startCursor: string | null; endCursor: string | null };
}
/** Reads as clients of a cluster see them: `delayMs` hides what is younger. */
export interface Searching {
  engine: Engine;
  delayMs: number;
}

const DEFAULT_LIMIT = 100;
const LARGEST_LIMIT = 10_000;
const COMPARISONS: Record<string, string> = { $eq: '=', $neq: '<>', $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' };

class Conditions {
  readonly sql: string[] = [];
  readonly parameters: unknown[] = [];

  add(sql: string, ...parameters: unknown[]): void {
    this.sql.push(`(${sql})`);
    this.parameters.push(...parameters);
  }
}

/** A value of the request as the column has it. */
function bound(field: Field, name: string, value: unknown): unknown {
  if (field.kind === 'flag') return value === true ? 1 : value === false ? 0 : wrong(name, value);
  if (field.kind === 'key' || field.kind === 'number') {
    return /^-?\d+$/.test(String(value)) ? Number(value) : wrong(name, value);
  }
  if (field.kind === 'instant') {
    const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
    return Number.isNaN(at) ? wrong(name, value) : at;
  }
  return typeof value === 'string' ? value : wrong(name, value);
}

function wrong(name: string, value: unknown): never {
  throw invalid(`The value for ${name} is '${String(value)}' but must be of the field's type`);
}

/** `*` and `?` are wildcards; a backslash takes that back. */
function likePattern(text: string): string {
  return text.replace(/\\[*?]|[*?%_\\]/g, (found) => {
    if (found === '*') return '%';
    if (found === '?') return '_';
    return found.startsWith('\\') && found.length > 1 ? found.slice(1) : `\\${found}`;
  });
}

function addFilter(conditions: Conditions, name: string, field: Field, filter: unknown): void {
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter)) {
    return conditions.add(`${field.sql} = ?`, bound(field, name, filter));
  }
  for (const [operator, value] of Object.entries(filter)) {
    const comparison = COMPARISONS[operator];
    if (comparison) conditions.add(`${field.sql} ${comparison} ?`, bound(field, name, value));
    else if (operator === '$exists') conditions.add(`${field.sql} is ${value === true ? 'not ' : ''}null`);
    else if ((operator === '$in' || operator === '$notIn') && Array.isArray(value)) {
      const marks = value.map(() => '?').join(', ');
      conditions.add(
        `${field.sql} ${operator === '$in' ? '' : 'not '}in (${marks})`,
        ...value.map((one) => bound(field, name, one)),
      );
    } else if (operator === '$like' && typeof value === 'string')
      conditions.add(`${field.sql} like ? escape '\\'`, likePattern(value));
    else throw invalid(`The filter operator ${operator} is unknown for ${name}`);
  }
}

function addFilters(conditions: Conditions, resource: Resource, filter: Row): void {
  for (const [name, value] of Object.entries(filter)) {
    if (value === undefined || value === null) continue;
    const field = resource.fields[name];
    const condition = resource.conditions?.[name];
    if (field) addFilter(conditions, name, field, value);
    else if (condition) conditions.add(condition, typeof value === 'boolean' ? Number(value) : value);
    else throw invalid(`Request property [filter.${name}] cannot be parsed: it is unknown`);
  }
}

function orderBy(resource: Resource, sort: unknown): string {
  const parts = (Array.isArray(sort) ? sort : []).map((one) => {
    const { field: name, order } = checked(one, { field: 'string', order: 'string' }, 'sort');
    const field = resource.fields[String(name)];
    if (!field) throw invalid(`Unknown sortBy field: ${String(name)}`);
    return `${field.sql} ${String(order ?? 'ASC').toUpperCase() === 'DESC' ? 'desc' : 'asc'}`;
  });
  return [...parts, `${resource.key} asc`].join(', ');
}

/** Cursors are positions in the order of the search. */
const cursor = (position: number): string => Buffer.from(`at:${position}`).toString('base64url');
function position(text: unknown): number {
  const match = /^at:(\d+)$/.exec(Buffer.from(String(text), 'base64url').toString());
  if (!match) throw invalid('The cursor of the page cannot be read');
  return Number(match[1]);
}

function pageOf(value: unknown): { from: number; limit: number } {
  const page = checked(value, { from: 'number', limit: 'number', after: 'string', before: 'string' }, 'page');
  const limit = typeof page['limit'] === 'number' ? page['limit'] : DEFAULT_LIMIT;
  if (limit < 1 || limit > LARGEST_LIMIT)
    throw invalid(`The value for page.limit is '${limit}' but must be between 1 and ${LARGEST_LIMIT}`);
  if (page['after'] !== undefined) return { from: position(page['after']) + 1, limit };
  if (page['before'] !== undefined) {
    const end = position(page['before']);
    return { from: Math.max(0, end - limit), limit: Math.max(0, Math.min(limit, end)) };
  }
  return { from: typeof page['from'] === 'number' ? page['from'] : 0, limit };
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
  body: unknown,
  fixed: Row = {},
): Promise<SearchResult> {
  const { filter, sort, page } = checked(body, { filter: 'object', sort: 'array', page: 'object' });
  const conditions = new Conditions();
  addFilters(conditions, resource, { ...(filter as Row | undefined), ...fixed });
  visible(conditions, resource, searching);
  const where = conditions.sql.length > 0 ? ` where ${conditions.sql.join(' and ')}` : '';
  const { from, limit } = pageOf(page);
  const { reader } = searching.engine;
  const [count] = await reader.all<{ total: number }>(
    `select count(*) as total from ${resource.from}${where}`,
    conditions.parameters,
  );
  const sql = `select ${columns(resource)} from ${resource.from}${where} order by ${orderBy(resource, sort)} limit ? offset ?`;
  const rows = await reader.all(sql, [...conditions.parameters, limit, from]);
  const last = rows.length - 1;
  return {
    items: rows.map((row) => toJson(resource, row)),
    page: {
      totalItems: count?.total ?? 0,
      hasMoreTotalItems: false,
      startCursor: last < 0 ? null : cursor(from),
      endCursor: last < 0 ? null : cursor(from + last),
    },
  };
}

/** One row by its key. @throws {Problem} 404 */
export async function find(searching: Searching, resource: Resource, key: number | string): Promise<Row> {
  const conditions = new Conditions();
  conditions.add(`${resource.key} = ?`, key);
  visible(conditions, resource, searching);
  const sql = `select ${columns(resource)} from ${resource.from} where ${conditions.sql.join(' and ')}`;
  const [row] = await searching.engine.reader.all(sql, conditions.parameters);
  if (!row) throw notFound(resource.name, key);
  return toJson(resource, row);
}
