/** What is counted and used up for a while. */
import type { Knex } from 'knex';
import type { Count, Counts } from '../../domain/core/index.js';

export function counts(db: Knex): Counts {
  /** Where what there is has ended, the new one begins. */
  const unlessEnded = (table: string, column: string, otherwise: string, now: string): Knex.Raw =>
    db.raw(`case when ${table}.until <= ? then excluded.${column} else ${otherwise} end`, [now]);
  return {
    async add(key, now, until) {
      const [row] = (await db('counted')
        .insert({ key, count: 1, until })
        .onConflict('key')
        .merge({
          count: unlessEnded('counted', 'count', 'counted.count + 1', now),
          until: unlessEnded('counted', 'until', 'counted.until', now),
        })
        .returning(['count', 'until'])) as Count[];
      return { count: row?.count ?? 1, until: row?.until ?? until };
    },
    takeBack: async (key) =>
      void (await db('counted')
        .where({ key })
        .where('count', '>', 0)
        .update({ count: db.raw('count - 1') })),
    find: async (key, now) =>
      ((await db('counted').where({ key }).where('until', '>', now).first('count', 'until')) as Count | undefined) ??
      null,
    async use(key, by, now, until) {
      const [row] = (await db('used')
        .insert({ key, by, until })
        .onConflict('key')
        .merge({
          by: unlessEnded('used', 'by', 'used.by', now),
          until: unlessEnded('used', 'until', 'used.until', now),
        })
        .returning(['by', 'until'])) as { by: string; until: string }[];
      return { mine: row?.by === by, until: row?.until ?? until };
    },
    async dropEnded(now) {
      await db('counted').where('until', '<=', now).delete();
      await db('used').where('until', '<=', now).delete();
    },
  };
}
