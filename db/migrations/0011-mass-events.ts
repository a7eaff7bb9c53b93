/** One outage or one matter that many complaints are about, and why a case was taken out of one. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const massEvents: Migration = {
  name: '0011-mass-events',
  async up(knex: Knex) {
    await knex.schema.createTable('mass_event', (table) => {
      table.string('id', 36).primary();
      table.string('kind').notNullable();
      table.text('title').notNullable();
      table.text('area').notNullable();
      table.string('started_at', 24).notNullable();
      table.string('expected_end_at', 24);
      table.boolean('public').notNullable();
      table.string('master_id', 36).references('complaint.id');
      table.string('by', 36).notNullable();
      table.string('at', 24).notNullable();
      table.string('closed_at', 24).index();
    });
    await knex.schema.createTable('mass_event_unlink', (table) => {
      table.string('id', 36).primary();
      table.string('complaint_id', 36).notNullable().references('complaint.id').index();
      table.string('mass_event_id', 36).notNullable().references('mass_event.id');
      table.string('by', 36).notNullable();
      table.string('at', 24).notNullable();
      table.text('reason_sealed').notNullable();
    });
    // Without a foreign key: SQLite would have to write the whole table anew, which others refer to.
    await knex.schema.alterTable('complaint', (table) => void table.string('mass_event_id', 36).index());
  },
};
