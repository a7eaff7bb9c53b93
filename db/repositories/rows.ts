/** Between rows (snake_case, JSON as text, 0 and 1) and objects (camelCase). */
import type { Knex } from 'knex';
import { DomainError } from '../../domain/core/index.js';

export type Row = Record<string, unknown>;

export const isPostgres = (db: Knex): boolean => (db.client as { config: { client: string } }).config.client === 'pg';

export const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const camelCase = (name: string): string => name.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());

/** Which properties are JSON or true/false; all others are stored as they are. */
export interface Codec {
  json?: readonly string[];
  flags?: readonly string[];
}

/** Every update names what it has read: where no row is so any more, somebody else was quicker. @throws {DomainError} stale */
export async function written(update: PromiseLike<unknown>): Promise<void> {
  if ((await update) !== 1) throw new DomainError('stale');
}

/** Of what was read, the columns that are about to be written. */
export const asRead = (read: object, changes: object, codec?: Codec): Row =>
  toRow(Object.fromEntries(Object.entries(read).filter(([name]) => name in changes)), codec);

export function toRow(object: object, { json = [] }: Codec = {}): Row {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [
      snakeCase(name),
      json.includes(name) ? JSON.stringify(value) : (value as unknown),
    ]),
  );
}

export function toObject<T>(row: Row, { json = [], flags = [] }: Codec = {}): T {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      const name = camelCase(column);
      if (json.includes(name)) return [name, JSON.parse(String(value))];
      if (flags.includes(name)) return [name, value === true || value === 1];
      return [name, value];
    }),
  ) as T;
}

// Knex knows no columns: what a query finds is said here, by whoever asks.
export const allOf = async <T>(query: Knex.QueryBuilder, codec?: Codec): Promise<T[]> =>
  ((await query) as Row[]).map((row) => toObject<T>(row, codec));

export const firstOf = async <T>(query: Knex.QueryBuilder, codec?: Codec): Promise<T | null> =>
  (await allOf<T>(query.limit(1), codec))[0] ?? null;

export async function countOf(query: Knex.QueryBuilder): Promise<number> {
  const [count] = await allOf<{ total: number | string }>(query.count({ total: '*' }));
  return Number(count?.total ?? 0);
}
