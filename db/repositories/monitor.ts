/** What reconciliations have found, and what administrators have put right. */
import type { Knex } from 'knex';
import { z } from 'zod';
import type { ComplaintId } from '../../domain/cases/index.js';
import type { ClockId } from '../../domain/deadlines/index.js';
import {
  CASE_FINDINGS,
  ENGINE_FINDINGS,
  FINDING_STATES,
  type Findings,
  type Finding,
  LIMIT_FINDINGS,
  REPAIR_ACTS,
  TASK_FINDINGS,
  type Repairs,
  type Repair,
  type FindingId,
  type RepairId,
} from '../../domain/monitor/index.js';
import type { UserId } from '../../domain/people/index.js';
import type { WorkItemId } from '../../domain/tasks/index.js';
import { aboutMatter, countOf, idOf, instant, matterColumns, table, text, textsOf, toRow, written } from './rows.js';

const SEEN = {
  id: idOf<FindingId>(),
  complaintId: idOf<ComplaintId>().nullable(),
  engineKey: text.nullable(),
  firstSeenAt: instant,
  seenAt: instant,
  state: z.enum(FINDING_STATES),
  endedAt: instant.nullable(),
  by: text.nullable(),
};

const FINDING = table<Finding>(
  z.discriminatedUnion('kind', [
    z.object({ ...SEEN, kind: z.enum(CASE_FINDINGS), subject: idOf<ComplaintId>() }),
    z.object({ ...SEEN, kind: z.enum(TASK_FINDINGS), subject: idOf<WorkItemId>() }),
    z.object({ ...SEEN, kind: z.enum(LIMIT_FINDINGS), subject: idOf<ClockId>() }),
    z.object({ ...SEEN, kind: z.enum(ENGINE_FINDINGS), subject: text }),
  ]),
);

const REPAIR = table<Repair>(
  aboutMatter({
    id: idOf<RepairId>(),
    processInstanceKey: text,
    elementId: text.nullable(),
    act: z.enum(REPAIR_ACTS),
    variable: text.nullable(),
    by: idOf<UserId>(),
    at: instant,
    sealed: text,
  }),
);

/** Keys grow with time: the highest is among the last rows. */
const LAST_ROWS = 200;

export function findings(db: Knex): Findings {
  const one = async (where: object): Promise<Finding | null> => {
    return FINDING.first(db('finding').where(where).first());
  };
  const lastKeys = (of: string, column: string): Promise<string[]> =>
    textsOf(db(of).whereNotNull(column).orderBy('id', 'desc').limit(LAST_ROWS), column);
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
      const rows = db('finding')
        .orderByRaw(`case when state = 'open' then 0 else 1 end, seen_at desc, id`)
        .limit(limit)
        .offset(from);
      return FINDING.all(rows);
    },
    async count() {
      return { total: await countOf(db('finding')), open: await countOf(db('finding').where({ state: 'open' })) };
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
  insert: async ({ matter, ...repair }) =>
    void (await db('repair').insert({ ...toRow(repair), ...matterColumns(matter) })),
  async of(matter) {
    const rows = db('repair')
      .where(matterColumns(matter))
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ]);
    return REPAIR.all(rows);
  },
});
