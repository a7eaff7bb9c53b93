/** Complaints that are being written on the portal: sealed, each with a key of its own, for a day. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const portal: Migration = {
  name: '0008-portal',
  up: (knex: Knex) =>
    knex.schema.createTable('complaint_draft', (table) => {
      table.string('id_hash', 27).primary();
      table.text('wrapped_key').notNullable();
      table.text('sealed').notNullable();
      table.string('at', 24).notNullable().index();
    }),
};
