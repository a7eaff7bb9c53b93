/** Clocks, extensions, supervisions, and years of the calendar. */
import type { Knex } from 'knex';
import { z } from 'zod';
import type { ComplaintId } from '../../domain/cases/index.js';
import type { CalendarYear } from '../../domain/core/index.js';
import {
  CASE_EVENTS,
  CLOCK_STATES,
  type Clocks,
  type CaseClock,
  EXTENSION_STATES,
  type ExtensionRequest,
  type Extensions,
  LIMIT_KINDS,
  LIMIT_UNITS,
  MARK_KINDS,
  MARK_UNITS,
  type Supervisions,
  type Supervision,
  type CalendarYears,
  type ClockId,
  type ExtensionId,
} from '../../domain/deadlines/index.js';
import type { UserId } from '../../domain/people/index.js';
import { day, flag, idOf, instant, json, table, text, toRow, whole, written } from './rows.js';
import type { Places } from './urgency.js';

const CLOCK = table<CaseClock>(
  z.object({
    id: idOf<ClockId>(),
    complaintId: idOf<ComplaintId>(),
    policyVersion: text,
    supervision: text,
    step: text,
    kind: z.enum(LIMIT_KINDS),
    ruleId: text,
    article: text,
    startEvent: z.enum(CASE_EVENTS),
    startedAt: instant,
    amount: z.number(),
    unit: z.enum(LIMIT_UNITS),
    stopEvent: z.enum(CASE_EVENTS),
    dutyHolder: text,
    extension: z.number(),
    fixedOn: day.nullable(),
    dueAt: instant,
    pauses: json(
      z.array(z.object({ from: instant, to: instant.nullable(), reason: text, endsAt: instant.nullable() })),
    ),
    marks: json(
      z.array(
        z.object({
          kind: z.enum(MARK_KINDS),
          level: whole,
          offset: z.number(),
          unit: z.enum(MARK_UNITS),
          at: instant,
          passedAt: instant.nullable(),
        }),
      ),
    ),
    calendarVersion: text,
    provisional: flag,
    provenance: json(
      z.object({
        startDay: day,
        countedDays: z.array(day),
        skippedHolidays: z.array(day),
        countedMakeUpWorkdays: z.array(day),
        pausedMs: z.number(),
      }),
    ),
    state: z.enum(CLOCK_STATES),
    endedAt: instant.nullable(),
    watchKey: text.nullable(),
    version: whole,
  }),
);

const IN_JSON = { json: ['pauses', 'marks', 'provenance'] };

const EXTENSION = table<ExtensionRequest>(
  z.object({
    id: idOf<ExtensionId>(),
    complaintId: idOf<ComplaintId>(),
    clockId: idOf<ClockId>(),
    amount: z.number(),
    by: idOf<UserId>(),
    at: instant,
    state: z.enum(EXTENSION_STATES),
    decidedAt: instant.nullable(),
    reasonSealed: text,
  }),
);

const SUPERVISION = table<Supervision>(
  z.object({
    processInstanceKey: text,
    complaintId: idOf<ComplaintId>(),
    level: whole,
    clockId: idOf<ClockId>(),
    openedAt: instant,
    endedAt: instant.nullable(),
  }),
);

const YEAR = table<{ days: CalendarYear }>(
  z.object({
    days: json(
      z.object({
        year: whole,
        notice: text,
        daysOff: z.array(z.object({ from: day, to: day, name: text })),
        makeUpWorkdays: z.array(day),
      }),
    ),
  }),
);

export function clocks(db: Knex, places: Places): Clocks {
  return {
    async insert(clock) {
      await db('case_clock').insert(toRow(clock, IN_JSON));
      places.touched(clock.complaintId);
    },
    async byId(id) {
      return CLOCK.first(db('case_clock').where({ id }).first());
    },
    ofComplaints: async (ids) => CLOCK.all(db('case_clock').whereIn('complaint_id', ids).orderBy(['due_at', 'id'])),
    open: async () => CLOCK.all(db('case_clock').whereNull('ended_at').orderBy(['due_at', 'id'])),
    byIds: async (ids) => CLOCK.all(db('case_clock').whereIn('id', ids)),
    openAfter: async (id, limit) =>
      CLOCK.all(db('case_clock').whereNull('ended_at').where('id', '>', id).orderBy('id').limit(limit)),
    setWatch: async (id, watch_key) =>
      void (await db('case_clock').where({ id, ended_at: null }).update({ watch_key })),
    async change(read, changes) {
      const { id, complaintId, version } = read;
      const changed = { ...changes, version: version + 1 };
      await written(db('case_clock').where({ id, version }).update(toRow(changed, IN_JSON)));
      places.touched(complaintId);
      return { ...read, ...changed };
    },
  };
}

export function extensions(db: Knex): Extensions {
  return {
    insert: async (row) => void (await db('extension_request').insert(toRow(row))),
    ofClock: (clock_id) => EXTENSION.all(db('extension_request').where({ clock_id }).orderBy(['at', 'id'])),
    decide: (id, state, decided_at) =>
      written(db('extension_request').where({ id, state: 'asked' }).update({ state, decided_at })),
  };
}

export function supervisions(db: Knex): Supervisions {
  return {
    insert: async (supervision) => void (await db('supervision').insert(toRow(supervision))),
    openOf: async (complaint_id) =>
      SUPERVISION.all(db('supervision').where({ complaint_id, ended_at: null }).orderBy(['level', 'opened_at'])),
    end: (process_instance_key, ended_at) =>
      written(db('supervision').where({ process_instance_key, ended_at: null }).update({ ended_at })),
  };
}

export function calendarYears(db: Knex): CalendarYears {
  return {
    all: async () => (await YEAR.all(db('calendar_year').orderBy('year'))).map(({ days }) => days),
    put: async (year, loaded_by, loaded_at) =>
      void (await db('calendar_year')
        .insert({ year: year.year, days: JSON.stringify(year), loaded_by, loaded_at })
        .onConflict('year')
        .merge(['days', 'loaded_by', 'loaded_at'])),
  };
}
