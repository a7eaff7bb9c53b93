/** Filters of a request as conditions of a query. */
import { isObject } from '../../values.js';
import { comparable, type Field, type Related, type Resource } from './fields.js';
import { invalid } from './problem.js';

export type Filter = Record<string, unknown>;

const COMPARISONS: Record<string, string> = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' };
const ORDERED: ReadonlySet<string> = new Set(['number', 'instant', 'date']);

export class Conditions {
  readonly sql: string[] = [];
  readonly parameters: unknown[] = [];

  add(sql: string, ...parameters: unknown[]): void {
    this.sql.push(`(${sql})`);
    this.parameters.push(...parameters);
  }

  /** All of them; `1` where there are none. */
  all(): string {
    return this.sql.length > 0 ? this.sql.join(' and ') : '1';
  }
}

function wrong(name: string, value: unknown, expected: string): never {
  throw invalid(`The value for ${name} is '${String(value)}' but must be ${expected}`);
}

/** A value of the request as the column has it. */
function bound(field: Field, name: string, value: unknown): unknown {
  switch (field.kind) {
    case 'flag':
      return typeof value === 'boolean' ? Number(value) : wrong(name, value, 'true or false');
    case 'key':
      return /^-?\d{1,19}$/.test(String(value)) ? Number(value) : wrong(name, value, 'a key');
    case 'number':
      return typeof value === 'number' || /^-?\d+$/.test(String(value))
        ? Number(value)
        : wrong(name, value, 'a number');
    case 'instant':
    case 'date': {
      const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
      return Number.isNaN(at) ? wrong(name, value, 'a date and time (ISO 8601)') : at;
    }
    default: {
      if (typeof value !== 'string') return wrong(name, value, 'a text');
      const known = field.values?.find((one) => one === value.toUpperCase());
      if (field.values && known === undefined) return wrong(name, value, `one of [${field.values.join(', ')}]`);
      return known ?? value;
    }
  }
}

/** `*` and `?` are wildcards; a backslash takes that back. */
function likePattern(text: string): string {
  return text.replace(/\\[*?]|[*?%_\\]/g, (found) => {
    if (found === '*') return '%';
    if (found === '?') return '_';
    return found.startsWith('\\') && found.length > 1 ? found.slice(1) : `\\${found}`;
  });
}

function addOperator(conditions: Conditions, name: string, field: Field, operator: string, value: unknown): void {
  const sql = comparable(field);
  const comparison = ORDERED.has(field.kind) ? own(COMPARISONS, operator) : undefined;
  if (comparison) return conditions.add(`${sql} ${comparison} ?`, bound(field, name, value));
  if (operator === '$eq') return conditions.add(`${sql} = ?`, bound(field, name, value));
  if (operator === '$neq') return conditions.add(`${sql} is not ?`, bound(field, name, value));
  if (operator === '$exists' && typeof value === 'boolean')
    return conditions.add(`${sql} is ${value ? 'not ' : ''}null`);
  if ((operator === '$in' || operator === '$notIn') && Array.isArray(value)) {
    const marks = value.map(() => '?').join(', ');
    const values = value.map((one) => bound(field, name, one));
    if (operator === '$in') return conditions.add(`${sql} in (${marks})`, ...values);
    return conditions.add(`${sql} is null or ${sql} not in (${marks})`, ...values);
  }
  if (operator === '$like' && typeof value === 'string' && (field.kind === 'text' || field.kind === 'key')) {
    const pattern = likePattern(field.values ? value.toUpperCase() : value);
    return conditions.add(`${sql} like ? escape '\\'`, pattern);
  }
  throw invalid(`The filter operator ${operator} is unknown for ${name}, or its value is not of the right type`);
}

/** A plain value is short for `{$eq: value}`. */
export function addFilter(conditions: Conditions, name: string, field: Field, filter: unknown): void {
  if (typeof filter !== 'object' || filter === null) return addOperator(conditions, name, field, '$eq', filter);
  if (Array.isArray(filter)) wrong(name, filter, 'one value or an object of operators');
  for (const [operator, value] of Object.entries(filter)) addOperator(conditions, name, field, operator, value);
}

/** Values of variables are JSON text, compared as the engine stores it. */
function normalized(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.stringify(JSON.parse(value));
  } catch {
    return value;
  }
}

function normalizedFilter(filter: unknown): unknown {
  if (typeof filter !== 'object' || filter === null) return normalized(filter);
  const entries = Object.entries(filter).map(([operator, value]) => {
    if (operator === '$like' || operator === '$exists') return [operator, value];
    return [operator, Array.isArray(value) ? value.map(normalized) : normalized(value)];
  });
  return Object.fromEntries(entries);
}

const listOf = (name: string, value: unknown): unknown[] =>
  Array.isArray(value) ? value : wrong(name, value, 'a list');

function addVariables(conditions: Conditions, name: string, belongs: string, wanted: unknown): void {
  for (const one of listOf(name, wanted)) {
    const { name: variable, value } = isObject(one) ? one : {};
    if (typeof variable !== 'string' || value === undefined)
      throw invalid(`Each entry of ${name} must have a name and a value`);
    const inner = new Conditions();
    addFilter(inner, `${name}.value`, { sql: 'v.value', kind: 'text' }, normalizedFilter(value));
    conditions.add(
      `exists (select 1 from variable v where ${belongs} and v.name = ? and ${inner.all()})`,
      variable,
      ...inner.parameters,
    );
  }
}

function addLists(conditions: Conditions, name: string, sql: string, wanted: unknown): void {
  for (const one of listOf(name, wanted))
    conditions.add(`exists (select 1 from json_each(${sql}) where value = ?)`, one);
}

function addAlternatives(conditions: Conditions, resource: Resource, alternatives: unknown): void {
  const either = listOf('$or', alternatives).map((one) => {
    const inner = new Conditions();
    addFilters(inner, resource, one);
    return inner;
  });
  if (either.length === 0) return;
  conditions.add(either.map((one) => `(${one.all()})`).join(' or '), ...either.flatMap((one) => one.parameters));
}

/** Not what every object has: a client may ask for `__proto__`. */
const own = <Value>(record: Record<string, Value> | undefined, name: string): Value | undefined =>
  record && Object.hasOwn(record, name) ? record[name] : undefined;

/** Every property of a filter has to be satisfied. @throws {Problem} for what the resource does not know */
export function addFilters(conditions: Conditions, resource: Resource, filter: unknown): void {
  if (!isObject(filter)) throw invalid('Expected the filter to be an object');
  const related = new Map<Related, Conditions>();
  for (const [name, value] of Object.entries(filter)) {
    if (value === undefined || value === null) continue;
    const field = own(resource.fields, name) ?? own(resource.filters, name);
    const group = resource.related?.find(({ fields }) => own(fields, name));
    const inGroup = own(group?.fields, name);
    const variables = own(resource.variables, name);
    const list = own(resource.lists, name);
    if (group && inGroup) {
      const inner = related.get(group) ?? new Conditions();
      related.set(group, inner);
      addFilter(inner, name, inGroup, value);
    } else if (variables) addVariables(conditions, name, variables, value);
    else if (list) addLists(conditions, name, list, value);
    else if (field && field.kind !== 'json') addFilter(conditions, name, field, value);
    else if (name === '$or') addAlternatives(conditions, resource, value);
    else throw invalid(`Request property [filter.${name}] cannot be parsed: it is unknown`);
  }
  for (const [{ rows }, inner] of related)
    conditions.add(`exists (select 1 from ${rows} and ${inner.all()})`, ...inner.parameters);
}
