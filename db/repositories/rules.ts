/** Activated policies, and years of the calendar. */
import type { Knex } from 'knex';
import type { CalendarYears, Policies, PolicyVersion } from '../../domain/repositories.js';
import type { CalendarYear } from '../../domain/time/holidays.js';
import { toObject, toRow } from './rows.js';

type Row = Record<string, unknown>;

export function policies(db: Knex): Policies {
  const newestFirst = () =>
    db('policy_version').orderBy([
      { column: 'effective_from', order: 'desc' },
      { column: 'activated_at', order: 'desc' },
    ]);
  const one = (row: unknown): PolicyVersion | null => (row ? toObject<PolicyVersion>(row as Row) : null);
  return {
    at: async (at) => one(await newestFirst().where('effective_from', '<=', at).first()),
    byCode: async (code) => one(await db('policy_version').where({ code }).first()),
    all: async () => ((await newestFirst()) as Row[]).map((row) => toObject<PolicyVersion>(row)),
    insert: async (policy) => void (await db('policy_version').insert(toRow(policy))),
  };
}

export function calendarYears(db: Knex): CalendarYears {
  return {
    all: async () =>
      ((await db('calendar_year').orderBy('year')) as { days: string }[]).map(
        ({ days }) => JSON.parse(days) as CalendarYear,
      ),
    put: async (year, loaded_by, loaded_at) =>
      void (await db('calendar_year')
        .insert({ year: year.year, days: JSON.stringify(year), loaded_by, loaded_at })
        .onConflict('year')
        .merge(['days', 'loaded_by', 'loaded_at'])),
  };
}
