/** What administrators put right where a process stood still, with why: sealed by the key of what it was about. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const repairs: Migration = {
  name: '0025-repairs',
  up: (knex: Knex) =>
    knex.schema.createTable('repair', (table) => {
      table.string('id', 36).primary();
      table.string('complaint_id', 36).references('complaint.id').index();
      table.string('duty_id', 36).references('duty.id').index();
      table.string('process_instance_key', 20).notNullable();
      table.text('element_id');
      table.text('act').notNullable();
      table.text('variable');
      table.string('by', 36).notNullable();
      table.string('at', 24).notNullable();
      table.text('sealed').notNullable();
    }),
};
