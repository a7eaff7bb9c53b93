/** A second factor with recovery codes, what a session is good for, and forms kept from an expired session. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const sessions: Migration = {
  name: '0005-sessions',
  async up(knex: Knex) {
    await knex.schema.alterTable('user', (table) => {
      table.text('totp_sealed');
      table.integer('totp_step');
    });
    await knex.schema.alterTable('session', (table) => {
      table.string('stage').notNullable().defaultTo('full');
    });
    await knex.schema.createTable('recovery_code', (table) => {
      table.string('user_id', 36).notNullable().references('user.id');
      table.string('hash', 27).notNullable();
      table.string('used_at', 24);
      table.primary(['user_id', 'hash']);
    });
    await knex.schema.createTable('kept_form', (table) => {
      table.string('user_id', 36).primary().references('user.id');
      table.string('path').notNullable();
      table.text('wrapped_key').notNullable();
      table.text('sealed').notNullable();
      table.string('at', 24).notNullable();
    });
    await knex.schema.alterTable('ledger_entry', (table) => table.index(['type', 'sequence']));
  },
};
