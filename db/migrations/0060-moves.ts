/** Runs that move cases to another bundle, and how far each of their cases is. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const moves: Migration = {
  name: '0060-moves',
  async up(knex: Knex) {
    await knex.schema.createTable('move', (table) => {
      table.string('id', 36).primary();
      table.string('from_bundle_id', 36).notNullable().references('bundle.id');
      table.string('to_bundle_id', 36).notNullable().references('bundle.id');
      table.text('by_hand').notNullable();
      table.string('digest', 64).notNullable();
      table.text('reason').notNullable();
      table.integer('batch').notNullable();
      table.integer('most_failures').notNullable();
      table.string('begun_by', 36).notNullable().references('user.id');
      table.string('begun_at', 24).notNullable();
      table.string('state', 10).notNullable();
      table.string('ended_at', 24);
    });
    await knex.schema.createTable('moved_case', (table) => {
      table.string('move_id', 36).notNullable().references('move.id');
      table.string('complaint_id', 36).notNullable().references('complaint.id');
      table.string('state', 10).notNullable();
      table.text('obstacle');
      table.string('at', 24);
      table.primary(['move_id', 'complaint_id']);
      table.index(['complaint_id'], 'moved_case_complaint');
    });
  },
};
