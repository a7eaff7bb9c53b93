/** A clock is written only where it is still as it was read: it counts its changes, as a case does. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const versionsOfClocks: Migration = {
  name: '0037-versions-of-clocks',
  up: (knex: Knex) =>
    knex.schema.alterTable('case_clock', (table) => void table.integer('version').notNullable().defaultTo(1)),
};
