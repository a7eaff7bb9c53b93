/** Limits by the hour, and proofs that are good once, hold for all processes of the house together. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const counts: Migration = {
  name: '0041-counts',
  async up(knex: Knex) {
    await knex.schema.createTable('counted', (table) => {
      table.string('key', 43).primary();
      table.integer('count').notNullable();
      table.string('until', 24).notNullable().index();
    });
    await knex.schema.createTable('used', (table) => {
      table.string('key', 43).primary();
      table.string('by', 43).notNullable();
      table.string('until', 24).notNullable().index();
    });
  },
};
