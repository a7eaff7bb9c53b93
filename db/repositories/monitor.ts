/** What reconciliations have found, and what administrators have put right. */
import type { Knex } from 'knex';
import type { Findings, Finding, Repairs, Repair } from '../../domain/monitor/index.js';
import { type Row, toObject, toRow, written } from './rows.js';

/** Keys grow with time: the highest is among the last rows. */
const LAST_ROWS = 200;

export function findings(db: Knex): Findings {
  const one = async (where: object): Promise<Finding | null> => {
    const row = (await db('finding').where(where).first()) as Row | undefined;
    return row ? toObject<Finding>(row) : null;
  };
  const lastKeys = async (table: string, column: string): Promise<string[]> =>
    (await db(table).whereNotNull(column).orderBy('id', 'desc').limit(LAST_ROWS).pluck(column)) as string[];
  return {
    async note(seen, at) {
      for (const { id, ...found } of seen) {
        const known = await one({ kind: found.kind, subject: found.subject });
        const open = { ...found, seenAt: at, state: 'open', endedAt: null, by: null };
        if (known === null) await db('finding').insert(toRow({ id, ...open, firstSeenAt: at }));
        else
          await db('finding')
            .where({ id: known.id })
            .update(toRow({ ...open, firstSeenAt: known.state === 'open' ? known.firstSeenAt : at }));
      }
    },
    endUnseen: async (since, ended_at) =>
      void (await db('finding')
        .where({ state: 'open' })
        .where('seen_at', '<', since)
        .update({ state: 'gone', ended_at })),
    mended: (id, by, ended_at) =>
      written(db('finding').where({ id, state: 'open' }).update({ state: 'mended', by, ended_at })),
    byId: (id) => one({ id }),
    bySubject: (kind, subject) => one({ kind, subject }),
    async list({ from, limit }) {
      const rows = (await db('finding')
        .orderByRaw(`case when state = 'open' then 0 else 1 end, seen_at desc, id`)
        .limit(limit)
        .offset(from)) as Row[];
      return rows.map((row) => toObject<Finding>(row));
    },
    async count() {
      const [all] = (await db('finding').count({ total: '*' })) as Row[];
      const [open] = (await db('finding').where({ state: 'open' }).count({ total: '*' })) as Row[];
      return { total: Number(all?.['total'] ?? 0), open: Number(open?.['total'] ?? 0) };
    },
    async latestEngineKey() {
      const keys = [
        ...(await lastKeys('work_item', 'user_task_key')),
        ...(await lastKeys('work_item', 'element_instance_key')),
        ...(await lastKeys('complaint', 'process_instance_key')),
      ].filter((key) => /^\d{1,19}$/.test(key));
      return keys.reduce<string | null>((top, key) => (top === null || BigInt(key) > BigInt(top) ? key : top), null);
    },
  };
}

export const repairs = (db: Knex): Repairs => ({
  insert: async (repair) => void (await db('repair').insert(toRow(repair))),
  async of({ complaintId, dutyId }) {
    const rows = (await db('repair')
      .where(complaintId === null ? { duty_id: dutyId } : { complaint_id: complaintId })
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])) as Row[];
    return rows.map((row) => toObject<Repair>(row));
  },
});
