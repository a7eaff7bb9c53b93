/**
 * Between rows (snake_case, JSON as text, 0 and 1) and objects (camelCase). What is read is looked at, not believed: a
 * row that is not as its table says is an error here, and not something strange in a use case.
 */
import type { Knex } from 'knex';
import { z } from 'zod';
import type { ComplaintId } from '../../domain/cases/index.js';
import {
  DomainError,
  type Id,
  type Instant,
  isId,
  isInstant,
  isLocalDate,
  type LocalDate,
  type Matter,
  utcDayOf,
} from '../../domain/core/index.js';
import type { DutyId } from '../../domain/duties/index.js';
import { type Department, isDepartment } from '../../domain/organisation/index.js';
import { type Group, isGroup } from '../../domain/people/index.js';

type Row = Record<string, unknown>;

const CLIENT = z.object({ config: z.object({ client: z.unknown() }) });
export const isPostgres = (db: Knex): boolean => CLIENT.parse(db.client).config.client === 'pg';

export const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
/** By column. There are as many as tables have: every row asks for the same few again. */
const properties = new Map<string, string>();
export function camelCase(column: string): string {
  const known = properties.get(column);
  if (known !== undefined) return known;
  const name = column.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());
  properties.set(column, name);
  return name;
}

/** Properties that are stored as JSON; all others are stored as they are. */
export function toRow(object: object, { json = [] }: { json?: readonly string[] } = {}): Row {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]: [string, unknown]) => [
      snakeCase(name),
      json.includes(name) ? JSON.stringify(value) : value,
    ]),
  );
}

/** Every update names what it has read: where no row is so any more, somebody else was quicker. @throws {DomainError} stale */
export async function written(update: PromiseLike<unknown>): Promise<void> {
  if ((await update) !== 1) throw new DomainError('stale');
}

/** Of what was read, the columns that are about to be written. */
export const asRead = (read: object, changes: object, codec?: { json?: readonly string[] }): Row =>
  toRow(Object.fromEntries(Object.entries(read).filter(([name]) => name in changes)), codec);

/** What is in a column, besides what zod has words for. */
export const text = z.string();
export const whole = z.number().int();
export const flag = z
  .union([z.boolean(), z.literal(0), z.literal(1)])
  .transform((value) => value === true || value === 1);
export const json = <T>(shape: z.ZodType<T>): z.ZodType<T> =>
  z
    .string()
    .transform((stored): unknown => JSON.parse(stored))
    .pipe(shape);
/** An id, of the kind that the column holds. */
export const idOf = <T extends Id>(): z.ZodType<T> => z.custom<T>(isId<T>, 'no id');
export const instant = z.custom<Instant>(isInstant, 'no instant');
export const group = z.custom<Group>(isGroup, 'no group');
export const department = z.custom<Department>(isDepartment, 'no department');
/** A day. An earlier release took 30 February from a form, and reckoned with it as with 2 March. */
export const day: z.ZodType<LocalDate> = text.transform((stored) =>
  isLocalDate(stored) ? stored : utcDayOf(new Date(`${stored}T00:00:00.000Z`)),
);
const anyRow = z.record(z.string(), z.unknown());

/**
 * What a row is about: a case and a duty have a column each, of which one is set. A row with both, or with neither, is none
 * of ours.
 */
const matter = z.union([
  z
    .object({ complaintId: idOf<ComplaintId>(), dutyId: z.null() })
    .transform(({ complaintId }): Matter => ({ kind: 'case', complaintId })),
  z
    .object({ complaintId: z.null(), dutyId: idOf<DutyId>() })
    .transform(({ dutyId }): Matter => ({ kind: 'duty', dutyId })),
]);
/** The row once more under a name: several of its columns say one thing together. */
export const alsoAs = (name: string) => (row: unknown) => ({ ...anyRow.parse(row), [name]: row });
/** The shape of a row that has these two columns besides others. */
export const aboutMatter = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess(alsoAs('matter'), z.object({ ...shape, matter }));
/** The same, as it is written. */
export const matterColumns = (about: Matter): { complaint_id: ComplaintId | null; duty_id: DutyId | null } => ({
  complaint_id: about.kind === 'case' ? about.complaintId : null,
  duty_id: about.kind === 'duty' ? about.dutyId : null,
});
/** PostgreSQL hands large numbers over as text. */
const count = z.coerce.number();

export interface Table<T> {
  of(row: unknown): T;
  all(rows: PromiseLike<unknown>): Promise<T[]>;
  /** null where there is none. */
  first(row: PromiseLike<unknown>): Promise<T | null>;
}

/** What is read of a table: a row has these properties; whatever else it has is left where it is. */
export function table<T>(shape: z.ZodType<T>): Table<T> {
  const of = (row: unknown): T =>
    shape.parse(Object.fromEntries(Object.entries(anyRow.parse(row)).map(([name, value]) => [camelCase(name), value])));
  return {
    of,
    all: async (rows) =>
      z
        .array(z.unknown())
        .parse(await rows)
        .map(of),
    async first(row) {
      const found = await row;
      return found === undefined ? null : of(found);
    },
  };
}

/** How many rows there are. */
export async function countOf(rows: Knex.QueryBuilder): Promise<number> {
  const [found]: unknown[] = z.array(z.unknown()).parse(await rows.count({ total: '*' }));
  return z.object({ total: count }).parse(found).total;
}

/** A text of the first row; null where there is no row. */
export async function textOf(rows: Knex.QueryBuilder, column: string): Promise<string | null> {
  const found: unknown = await rows.first(column);
  return found === undefined ? null : text.parse(anyRow.parse(found)[column]);
}

/** A text of each row. */
export const textsOf = async (rows: Knex.QueryBuilder, column: string): Promise<string[]> =>
  z.array(text).parse(await rows.pluck(column));

/** An id of each row. */
export const idsOf = async <T extends Id>(rows: Knex.QueryBuilder, column: string): Promise<T[]> =>
  z.array(idOf<T>()).parse(await rows.pluck(column));
