/** Duties of a period, and the figures that their reports quote. */
import type { Knex } from 'knex';
import { z } from 'zod';
import type { EntryType } from '../../domain/core/index.js';
import {
  type CountedFigures,
  DUTY_STATES,
  type Duty,
  type Duties,
  PERIODS,
  type DutyId,
} from '../../domain/duties/index.js';
import { type DutyKind, isDutyKind } from '../../domain/organisation/index.js';
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
    figures: json(
      z
        .object({
          received: whole,
          registered: whole,
          declined: whole,
          archived: whole,
          limitsMet: whole,
          limitsMissed: whole,
          satisfied: whole,
          dissatisfied: whole,
          noAnswer: whole,
          // Reports of earlier releases have neither.
          compensation: z.number().default(0),
          causes: z
            .array(z.object({ cause: text, words: z.object({ 'zh-CN': text, en: text }), count: whole }))
            .default([]),
        })
        .nullable(),
    ),
    reportedAt: instant.nullable(),
    publishedAt: instant.nullable(),
    completedAt: instant.nullable(),
  }),
);

/** Nothing is paid where nobody was. */
const PAID = z.object({
  amount: z
    .number()
    .nullable()
    .transform((sum) => sum ?? 0),
});
const CAUSES = z.array(z.object({ cause: text, count: z.coerce.number() }));

const IN_JSON = { json: ['figures'] };

export function duties(db: Knex): Duties {
  return {
    async insertOnce(one, wrappedKey) {
      const { kind, periodFrom: period_from } = one;
      if (await db('duty').where({ kind, period_from }).first('id')) return false;
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
    async figures(from, to): Promise<CountedFigures> {
      const within = (table: string, column: string) => db(table).where(column, '>=', from).where(column, '<', to);
      const visits = (outcome: string) =>
        total(within('work_item', 'completed_at').whereLike('records', '%"visited"%').where({ outcome }));
      const events = (type: EntryType) => total(within('ledger_entry', 'at').where({ type }));
      const limits = () => within('case_clock', 'ended_at').where({ kind: 'rule', state: 'met' });
      return {
        received: await total(within('complaint', 'received_at')),
        registered: await events('case.registered'),
        declined: await events('case.declined'),
        archived: await total(within('complaint', 'archived_at')),
        limitsMet: await total(limits().where('ended_at', '<', db.ref('due_at'))),
        limitsMissed: await total(limits().where('ended_at', '>=', db.ref('due_at'))),
        satisfied: await visits('satisfied'),
        dissatisfied: await visits('dissatisfied'),
        noAnswer: await visits('noAnswer'),
        compensation: PAID.parse(await within('work_item', 'completed_at').sum({ amount: 'amount' }).first()).amount,
        causes: CAUSES.parse(
          await within('work_item', 'completed_at')
            .whereNotNull('cause')
            .groupBy('cause')
            .select('cause')
            .count({ count: '*' })
            .orderBy([{ column: 'count', order: 'desc' }, 'cause']),
        ),
      };
    },
  };
}
