/** Duties of a period, and the figures that their reports quote. */
import type { Knex } from 'knex';
import type { EntryType } from '../../domain/core/index.js';
import type { Duty, DutyFigures, Duties } from '../../domain/duties/index.js';
import { type Row, toObject, toRow, written } from './rows.js';

const DUTY = { json: ['figures'], flags: ['publish'] };

/** The key stays where it is: it is asked for by name. */
const duty = ({ wrapped_key: _, ...row }: Row): Duty => toObject<Duty>(row, DUTY);

export function duties(db: Knex): Duties {
  const total = async (query: Knex.QueryBuilder): Promise<number> => {
    const [row] = (await query.count({ total: '*' })) as { total: number | string }[];
    return Number(row?.total ?? 0);
  };
  return {
    async insertOnce(one, wrappedKey) {
      const { kind, periodFrom: period_from } = one;
      if (await db('duty').where({ kind, period_from }).first('id')) return false;
      await db('duty').insert({ ...toRow(one, DUTY), wrapped_key: wrappedKey });
      return true;
    },
    async byId(id) {
      const row = (await db('duty').where({ id }).first()) as Row | undefined;
      return row ? duty(row) : null;
    },
    byIds: async (ids) => ((await db('duty').whereIn('id', ids)) as Row[]).map(duty),
    key: async (id) =>
      ((await db('duty').where({ id }).first('wrapped_key')) as { wrapped_key: string } | undefined)?.wrapped_key ??
      null,
    advance: ({ id, state }, to, changes) =>
      written(
        db('duty')
          .where({ id, state })
          .update(toRow({ ...changes, state: to }, DUTY)),
      ),
    list: async ({ from, limit }) =>
      (
        (await db('duty')
          .orderBy([{ column: 'period_to', order: 'desc' }, 'kind'])
          .limit(limit)
          .offset(from)) as Row[]
      ).map(duty),
    count: () => total(db('duty')),
    published: async () =>
      (
        (await db('duty')
          .whereNotNull('published_at')
          .orderBy([{ column: 'period_to', order: 'desc' }, 'kind'])) as Row[]
      ).map(duty),
    async figures(from, to): Promise<DutyFigures> {
      const within = (table: string, column: string) => db(table).where(column, '>=', from).where(column, '<', to);
      const visits = (outcome: string) =>
        total(
          within('work_item', 'completed_at')
            .whereIn('form_id', ['return-visit', 'ask-satisfaction'])
            .where({ outcome }),
        );
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
      };
    },
  };
}
