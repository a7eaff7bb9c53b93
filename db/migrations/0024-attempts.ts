/** Guesses are counted by hashed keys: a name that somebody typed is written nowhere. Devices that an account is used on. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const attempts: Migration = {
  name: '0024-attempts',
  async up(knex: Knex) {
    await knex.schema.dropTable('sign_in_failure');
    await knex.schema.createTable('attempt', (table) => {
      table.string('key', 64).primary();
      table.integer('count').notNullable();
      table.string('since', 24).notNullable().index();
      table.string('last_at', 24).notNullable();
    });
    await knex.schema.createTable('known_device', (table) => {
      table.string('user_id', 36).notNullable().references('user.id');
      table.string('device_hash', 64).notNullable();
      table.string('seen_at', 24).notNullable().index();
      table.primary(['user_id', 'device_hash']);
    });
  },
};
