/** A category may say which form asks about it: until now each was asked about by the form of its code. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const questions: Migration = {
  name: '0063-questions',
  async up(knex: Knex) {
    await knex.schema.alterTable('list_entry', (table) => {
      table.string('questions', 100);
    });
  },
};
