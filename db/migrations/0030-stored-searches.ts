/** What somebody looked for on the desk: sealed, for its owner, for a day. Its id stands in addresses. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const storedSearches: Migration = {
  name: '0030-stored-searches',
  up: (knex: Knex) =>
    knex.schema.createTable('stored_search', (table) => {
      table.string('id', 22).primary();
      table.string('user_id', 36).notNullable().references('user.id');
      table.text('wrapped_key').notNullable();
      table.text('sealed').notNullable();
      table.string('at', 24).notNullable().index();
    }),
};
