/** What complainants say of how they were served: their own words, once, and nobody else's to change. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const evaluation: Migration = {
  name: '0009-evaluation',
  up: (knex: Knex) =>
    knex.schema.createTable('evaluation', (table) => {
      table.string('complaint_id', 36).primary().references('complaint.id');
      table.string('solved').notNullable();
      table.integer('satisfaction').notNullable();
      table.integer('attitude').notNullable();
      table.text('comment_sealed').notNullable();
      table.string('at', 24).notNullable().index();
    }),
};
