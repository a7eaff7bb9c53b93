/** Duties of a period, and the figures that their reports quote. */
import type { Knex } from 'knex';
import { z } from 'zod';
import { DUTY_STATES, type Duty, type Duties, PERIODS, type DutyId } from '../../domain/duties/index.js';
import { type DutyKind, isDutyKind } from '../../domain/organisation/index.js';
import { keysOf } from '../../domain/core/index.js';
import { CORRECTION_REASONS, ENTRIES_ASKED } from '../../domain/reports/index.js';
import {
  countOf as total,
  day,
  flag,
  group,
  idOf,
  instant,
  json,
  table,
  text,
  textOf,
  toRow,
  whole,
  written,
} from './rows.js';

const counted = whole.nullable().default(null);
const tookSo = z.object({ cases: whole, median: z.number().nullable(), mean: z.number().nullable() });
const took = tookSo.nullable().default(null);
const words = z.object({ 'zh-CN': text, en: text });
const value = z.union([z.number(), tookSo]);

const CORRECTION = z.object({
  ...{ periodFrom: day, periodTo: day, figure: z.enum(keysOf(ENTRIES_ASKED)), part: text },
  ...{ words: words.nullable(), told: value, now: value, reasons: z.array(z.enum(CORRECTION_REASONS)) },
});

/** Reports of earlier releases have no more than eight of them, and say not up to when. */
const FIGURES = z.object({
  ...{ received: whole, registered: whole, declined: whole, archived: whole },
  ...{ limitsMet: whole, limitsMissed: whole, satisfied: whole, dissatisfied: whole, noAnswer: whole },
  ...{ accepted: counted, withdrawn: counted, reopened: counted, limitsRunning: counted, answersAccepted: counted },
  ...{ evaluated: counted, evaluatedSatisfied: counted, evaluatedSolved: counted, evaluatedAttitude: counted },
  ...{ acceptance: took, handling: took },
  compensation: z.number().default(0),
  causes: z.array(z.object({ cause: text, words, count: whole })).default([]),
  natures: z.array(z.object({ nature: text, fault: text, grade: text, level: text, count: whole })).default([]),
  countedAt: instant.nullable().default(null),
  complete: z.boolean().default(false),
  corrections: z.array(CORRECTION).default([]),
});

/** The key stays where it is: it is asked for by name. */
const DUTY = table<Duty>(
  z.object({
    id: idOf<DutyId>(),
    kind: z.custom<DutyKind>(isDutyKind, 'no kind of duty'),
    policyVersion: text,
    ruleId: text,
    article: text,
    period: z.enum(PERIODS),
    periodFrom: day,
    periodTo: day,
    dueAt: instant,
    preparerGroup: group,
    reviewerGroup: group,
    publish: flag,
    state: z.enum(DUTY_STATES),
    figures: json(FIGURES.nullable()),
    reportedAt: instant.nullable(),
    publishedAt: instant.nullable(),
    completedAt: instant.nullable(),
  }),
);

const IN_JSON = { json: ['figures'] };

export function duties(db: Knex): Duties {
  return {
    async insertOnce(one, wrappedKey) {
      const { kind, periodFrom, periodTo } = one;
      const covering = db('duty')
        .where({ kind })
        .where('period_from', '<=', periodTo)
        .where('period_to', '>=', periodFrom);
      if (await covering.first('id')) return false;
      await db('duty').insert({ ...toRow(one, IN_JSON), wrapped_key: wrappedKey });
      return true;
    },
    async byId(id) {
      return DUTY.first(db('duty').where({ id }).first());
    },
    byIds: async (ids) => DUTY.all(db('duty').whereIn('id', ids)),
    key: (id) => textOf(db('duty').where({ id }), 'wrapped_key'),
    advance: ({ id, state }, to, changes) =>
      written(
        db('duty')
          .where({ id, state })
          .update(toRow({ ...changes, state: to }, IN_JSON)),
      ),
    list: async ({ from, limit }) =>
      DUTY.all(
        db('duty')
          .orderBy([{ column: 'period_to', order: 'desc' }, 'kind'])
          .limit(limit)
          .offset(from),
      ),
    count: () => total(db('duty')),
    published: async () =>
      DUTY.all(
        db('duty')
          .whereNotNull('published_at')
          .orderBy([{ column: 'period_to', order: 'desc' }, 'kind']),
      ),
    ofKinds: async (kinds) =>
      DUTY.all(
        db('duty')
          .whereIn('kind', [...kinds])
          .orderBy('period_from'),
      ),
    uncounted: async (at) =>
      DUTY.all(
        db('duty')
          .where((none) => void none.whereNull('figures').orWhere({ figures: 'null' }))
          .whereIn('state', ['reported', 'published', 'completed'])
          .where('due_at', '<=', at),
      ),
    fixFigures: ({ id, state }, figures) =>
      written(db('duty').where({ id, state }).update(toRow({ figures }, IN_JSON))),
  };
}
