/** What a reconciliation of the desk with the engine has found, and which instance watches a limit. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const reconciliation: Migration = {
  name: '0023-reconciliation',
  async up(knex: Knex) {
    await knex.schema.createTable('finding', (table) => {
      table.string('id', 36).primary();
      table.string('kind').notNullable();
      table.string('subject', 36).notNullable();
      table.string('complaint_id', 36);
      table.string('engine_key');
      table.string('first_seen_at', 24).notNullable();
      table.string('seen_at', 24).notNullable();
      table.string('state').notNullable();
      table.string('ended_at', 24);
      table.string('by');
      table.unique(['kind', 'subject']);
      table.index(['state', 'seen_at']);
    });
    await knex.schema.alterTable('case_clock', (table) => void table.string('watch_key').index());
  },
};
