/** From where a complaint is being written, hashed, and how often it was kept: what nobody goes on with is forgotten first. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const callersOfDrafts: Migration = {
  name: '0033-callers-of-drafts',
  up: (knex: Knex) =>
    knex.schema.alterTable('complaint_draft', (table) => {
      table.string('caller_hash', 64).notNullable().defaultTo('').index();
      table.integer('times_kept').notNullable().defaultTo(1);
    }),
};
