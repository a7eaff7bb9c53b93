/** Lists of cases by how they were judged (D17), in their order; most cases never are. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

const COLUMNS = ['nature', 'fault', 'grade', 'impact_level'];

export const listsOfJudged: Migration = {
  name: '0075-lists-of-judged',
  async up(knex: Knex) {
    for (const column of COLUMNS)
      await knex.raw(
        `create index complaint_${column}_list on complaint (${column}, urgency, received_at desc, id desc) where ${column} is not null`,
      );
  },
};
