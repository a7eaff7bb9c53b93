/** In whose place a task was claimed: when the absence ends, whoever stood in is told that, and nothing else. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const inPlaceOf: Migration = {
  name: '0035-in-place-of',
  up: (knex: Knex) => knex.schema.alterTable('work_item', (table) => void table.text('in_place_of')),
};
