/** Whom something was meant for that the next in line is told, because nobody is there. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const nextInLine: Migration = {
  name: '0071-next-in-line',
  async up(knex: Knex) {
    await knex.schema.alterTable('inbox_entry', (table) => void table.string('instead_of', 80));
  },
};
