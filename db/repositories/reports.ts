/** What figures of a period are reckoned from. */
import type { Knex } from 'knex';
import { z } from 'zod';
import type { ComplaintId } from '../../domain/cases/index.js';
import type { Instant } from '../../domain/core/index.js';
import { CLOCK_STATES } from '../../domain/deadlines/index.js';
import { SOLVED } from '../../domain/portal/index.js';
import { CASE_FACTS, type CountedLimit, type PeriodFacts, type ReportReader } from '../../domain/reports/index.js';
import { countOf, idOf, instant, table, text, textsOf, whole } from './rows.js';

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
    const within = (name: string, column: string) => db(name).where(column, '>=', from).where(column, '<', to);
    const worked = () => within('work_item', 'completed_at');
    const { happened, answers } = happenings(db, from, to);
    return {
      received: await countOf(within('complaint', 'received_at')),
      happened: await happened(),
      answers: await answers(),
      // A limit of the last day ends with its last midnight: it belongs to that day.
      limits: await LIMIT.all(
        db('case_clock')
          .where({ kind: 'rule' })
          .where('due_at', '>', from)
          .where('due_at', '<=', to)
          .select('state', 'due_at', 'ended_at'),
      ),
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
});
