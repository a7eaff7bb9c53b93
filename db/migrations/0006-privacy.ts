/** Reports with a secret identity, the privacy notice that was shown, and erasure. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const privacy: Migration = {
  name: '0006-privacy',
  up: (knex: Knex) =>
    knex.schema.alterTable('complaint', (table) => {
      table.boolean('report').notNullable().defaultTo(false);
      table.string('privacy_notice');
      table.string('erased_at', 24);
    }),
};
