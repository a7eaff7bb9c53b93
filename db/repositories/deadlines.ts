/** Clocks, extensions, supervisions, and years of the calendar. */
import type { Knex } from 'knex';
import type { CalendarYear } from '../../domain/core/index.js';
import type {
  Clocks,
  CaseClock,
  Extensions,
  Supervisions,
  Supervision,
  CalendarYears,
} from '../../domain/deadlines/index.js';
import { toRow, type Row, toObject, written } from './rows.js';
import { placeAnew } from './urgency.js';

const CLOCK = { json: ['pauses', 'marks', 'provenance'], flags: ['provisional'] };

export function clocks(db: Knex): Clocks {
  return {
    async insert(clock) {
      await db('case_clock').insert(toRow(clock, CLOCK));
      await placeAnew(db, clock.complaintId);
    },
    async byId(id) {
      const row = (await db('case_clock').where({ id }).first()) as Row | undefined;
      return row ? toObject<CaseClock>(row, CLOCK) : null;
    },
    ofComplaints: async (ids) =>
      ((await db('case_clock').whereIn('complaint_id', ids).orderBy(['due_at', 'id'])) as Row[]).map((row) =>
        toObject<CaseClock>(row, CLOCK),
      ),
    open: async () =>
      ((await db('case_clock').whereNull('ended_at').orderBy(['due_at', 'id'])) as Row[]).map((row) =>
        toObject<CaseClock>(row, CLOCK),
      ),
    byIds: async (ids) =>
      ((await db('case_clock').whereIn('id', ids)) as Row[]).map((row) => toObject<CaseClock>(row, CLOCK)),
    openAfter: async (id, limit) =>
      ((await db('case_clock').whereNull('ended_at').where('id', '>', id).orderBy('id').limit(limit)) as Row[]).map(
        (row) => toObject<CaseClock>(row, CLOCK),
      ),
    setWatch: async (id, watch_key) =>
      void (await db('case_clock').where({ id, ended_at: null }).update({ watch_key })),
    async change(read, changes) {
      const { id, complaintId, version } = read;
      const changed = { ...changes, version: version + 1 };
      await written(db('case_clock').where({ id, version }).update(toRow(changed, CLOCK)));
      await placeAnew(db, complaintId);
      return { ...read, ...changed };
    },
  };
}

export function extensions(db: Knex): Extensions {
  return {
    insert: async (row) => void (await db('extension_request').insert(toRow(row))),
    ofClock: async (clock_id) =>
      ((await db('extension_request').where({ clock_id }).orderBy(['at', 'id'])) as Row[]).map((row) => toObject(row)),
    decide: (id, state, decided_at) =>
      written(db('extension_request').where({ id, state: 'asked' }).update({ state, decided_at })),
  };
}

export function supervisions(db: Knex): Supervisions {
  return {
    insert: async (supervision) => void (await db('supervision').insert(toRow(supervision))),
    openOf: async (complaint_id) =>
      ((await db('supervision').where({ complaint_id, ended_at: null }).orderBy(['level', 'opened_at'])) as Row[]).map(
        (row) => toObject<Supervision>(row),
      ),
    end: (process_instance_key, ended_at) =>
      written(db('supervision').where({ process_instance_key, ended_at: null }).update({ ended_at })),
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
