/** What figures of a period are reckoned from. */
import type { Knex } from 'knex';
import { z } from 'zod';
import type { ComplaintId } from '../../domain/cases/index.js';
import type { Instant } from '../../domain/core/index.js';
import { CLOCK_STATES } from '../../domain/deadlines/index.js';
import { SOLVED } from '../../domain/portal/index.js';
import {
  CASE_FACTS,
  type CasesOf,
  type CountedLimit,
  type PeriodFacts,
  type ReportReader,
} from '../../domain/reports/index.js';
import { NOTED } from './ledger.js';
import { countOf, idOf, idsOf, instant, table, text, textsOf, whole } from './rows.js';

const HAPPENED = table<PeriodFacts['happened'][number]>(
  z.object({
    complaintId: idOf<ComplaintId>(),
    fact: z.enum(CASE_FACTS),
    at: instant,
    value: text.nullable(),
    receivedAt: instant,
  }),
);
const ANSWER = table<PeriodFacts['answers'][number]>(z.object({ complaintId: idOf<ComplaintId>(), at: instant }));
const LIMIT = table<CountedLimit>(
  z.object({ state: z.enum(CLOCK_STATES), dueAt: instant, endedAt: instant.nullable() }),
);
const EVALUATION = table<PeriodFacts['evaluations'][number]>(
  z.object({ complaintId: idOf<ComplaintId>(), solved: z.enum(SOLVED), satisfaction: whole, attitude: whole }),
);
/** Nothing is paid where nobody was. */
const PAID = z.object({
  amount: z
    .number()
    .nullable()
    .transform((sum) => sum ?? 0),
});
const CAUSES = z.array(z.object({ cause: text, count: z.coerce.number() }));

const withinOf = (db: Knex, from: Instant, to: Instant) => (name: string, column: string) =>
  db(name).where(column, '>=', from).where(column, '<', to);

/** A limit of the last day ends with its last midnight: it belongs to that day. */
const due = (db: Knex, from: Instant, to: Instant) =>
  db('case_clock').where({ kind: 'rule' }).where('due_at', '>', from).where('due_at', '<=', to);

/** Their ids, for a query around it. */
function casesOf(db: Knex, cases: CasesOf, from: Instant, to: Instant): Knex.QueryBuilder {
  const within = withinOf(db, from, to);
  if (cases === 'received') return within('complaint', 'received_at').select('id');
  if (cases === 'due') return due(db, from, to).select('complaint_id');
  // Work on a duty is about no case, and `in` must not meet a null.
  if (cases === 'worked')
    return within('work_item', 'completed_at').whereNotNull('complaint_id').select('complaint_id');
  if (cases === 'evaluated') return within('evaluation', 'at').select('complaint_id');
  return within('case_fact', 'at').where({ fact: cases }).select('complaint_id');
}

function happenings(db: Knex, from: Instant, to: Instant): Pick<PeriodFactsAsked, 'happened' | 'answers'> {
  const within = () => db('case_fact').where('case_fact.at', '>=', from).where('case_fact.at', '<', to);
  return {
    happened: () =>
      HAPPENED.all(
        within()
          .join('complaint', 'complaint.id', 'case_fact.complaint_id')
          .orderBy(['case_fact.at', 'case_fact.complaint_id', 'case_fact.sequence'])
          .select('case_fact.complaint_id', 'fact', 'at', 'value', 'received_at'),
      ),
    answers: () =>
      ANSWER.all(
        db('case_fact')
          .where({ fact: 'answered' })
          .whereIn('complaint_id', within().where({ fact: 'archived' }).select('complaint_id'))
          .select('complaint_id', 'at'),
      ),
  };
}

type PeriodFactsAsked = { [Name in keyof PeriodFacts]: () => Promise<PeriodFacts[Name]> };

export const reports = (db: Knex): ReportReader => ({
  async facts(from, to) {
    const within = withinOf(db, from, to);
    const worked = () => within('work_item', 'completed_at');
    const { happened, answers } = happenings(db, from, to);
    return {
      received: await countOf(within('complaint', 'received_at')),
      happened: await happened(),
      answers: await answers(),
      limits: await LIMIT.all(due(db, from, to).select('state', 'due_at', 'ended_at')),
      visits: await textsOf(worked().whereLike('records', '%"visited"%').whereNotNull('outcome'), 'outcome'),
      evaluations: await EVALUATION.all(
        within('evaluation', 'at')
          .orderBy(['at', 'complaint_id', 'nth'])
          .select('complaint_id', 'solved', 'satisfaction', 'attitude'),
      ),
      paid: PAID.parse(await worked().sum({ amount: 'amount' }).first()).amount,
      causes: CAUSES.parse(
        await worked()
          .whereNotNull('cause')
          .groupBy('cause')
          .select('cause')
          .count({ count: '*' })
          .orderBy([{ column: 'count', order: 'desc' }, 'cause']),
      ),
    };
  },
  async overtaken(from, to) {
    const since = async (name: string, of: CasesOf, more: object) =>
      new Set(
        await idsOf<ComplaintId>(
          db(name)
            .where('at', '>=', to)
            .where(more)
            .whereIn('complaint_id', casesOf(db, of, from, to))
            .distinct('complaint_id'),
          'complaint_id',
        ),
      );
    return {
      reopened: await since('case_fact', 'archived', { fact: 'reopened' }),
      judged: await since('case_fact', 'judged', { fact: 'judged' }),
      evaluated: await since('evaluation', 'evaluated', {}),
    };
  },
  notedSince: (end, { cases, types }, from) =>
    NOTED.all(
      db('ledger_entry')
        .whereIn('type', [...types])
        .where('at', '>=', end)
        .whereIn('complaint_id', casesOf(db, cases, from, end))
        .select('type', 'at', 'facts'),
    ),
});
