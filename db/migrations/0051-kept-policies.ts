/**
 * The files of policies that came into force, as they were then. Whatever is shipped, or deployed, later: these hold. Filled
 * at the next start, from what is shipped with it.
 */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const keptPolicies: Migration = {
  name: '0051-kept-policies',
  async up(knex: Knex) {
    await knex.schema.createTable('policy_file', (table) => {
      table.string('code').primary();
      table.text('content').notNullable();
      table.string('kept_at', 24).notNullable();
    });
  },
};
