/** What was found to be dangerous, until a person has confirmed it; and which superior has what is late in hand. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const dangers: Migration = {
  name: '0020-dangers',
  up: async (knex: Knex) => {
    await knex.schema.createTable('danger', (table) => {
      table.string('id', 36).primary();
      table.string('complaint_id', 36).notNullable().references('complaint.id').index();
      table.string('source').notNullable();
      table.string('found_at', 24).notNullable();
      table.string('confirmed_at', 24);
      table.string('confirmed_by', 36);
      table.string('ended_at', 24);
      // Keyed hash of telephone and place: the same danger told again joins its case.
      table.string('same_as', 64).index();
      table.index(['ended_at', 'complaint_id'], 'danger_open');
    });
    await knex.schema.createTable('supervision', (table) => {
      table.string('process_instance_key', 20).primary();
      table.string('complaint_id', 36).notNullable().references('complaint.id').index();
      table.integer('level').notNullable();
      table.string('clock_id', 36).notNullable();
      table.string('opened_at', 24).notNullable();
      table.string('ended_at', 24);
    });
  },
};
