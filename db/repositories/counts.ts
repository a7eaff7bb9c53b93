/** What is counted and used up for a while. */
import type { Knex } from 'knex';
import { z } from 'zod';
import type { Count, Counts } from '../../domain/core/index.js';
import { instant, table, text, whole } from './rows.js';

const COUNT = table<Count>(z.object({ count: whole, until: instant }));

const USED = table(z.object({ by: text, until: instant }));

export function counts(db: Knex): Counts {
  /** Where what there is has ended, the new one begins. */
  const unlessEnded = (table: string, column: string, otherwise: string, now: string): Knex.Raw =>
    db.raw(`case when ${table}.until <= ? then excluded.${column} else ${otherwise} end`, [now]);
  return {
    async add(key, now, until) {
      const counted = db('counted')
        .insert({ key, count: 1, until })
        .onConflict('key')
        .merge({
          count: unlessEnded('counted', 'count', 'counted.count + 1', now),
          until: unlessEnded('counted', 'until', 'counted.until', now),
        })
        .returning(['count', 'until']);
      const [row = { count: 1, until }] = await COUNT.all(counted);
      return row;
    },
    takeBack: async (key) =>
      void (await db('counted')
        .where({ key })
        .where('count', '>', 0)
        .update({ count: db.raw('count - 1') })),
    find: async (key, now) =>
      COUNT.first(db('counted').where({ key }).where('until', '>', now).first('count', 'until')),
    async use(key, by, now, until) {
      const used = db('used')
        .insert({ key, by, until })
        .onConflict('key')
        .merge({
          by: unlessEnded('used', 'by', 'used.by', now),
          until: unlessEnded('used', 'until', 'used.until', now),
        })
        .returning(['by', 'until']);
      const [row] = await USED.all(used);
      return { mine: row?.by === by, until: row?.until ?? until };
    },
    async dropEnded(now) {
      await db('counted').where('until', '<=', now).delete();
      await db('used').where('until', '<=', now).delete();
    },
  };
}
