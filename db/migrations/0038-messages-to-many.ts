/** One message to all complainants of an event: how far it has come, and its words, sealed, until all have it. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const messagesToMany: Migration = {
  name: '0038-messages-to-many',
  up: (knex: Knex) =>
    knex.schema.createTable('mass_event_message', (table) => {
      table.string('id', 36).primary();
      table.string('mass_event_id', 36).notNullable().references('mass_event.id').index();
      table.string('by', 36).notNullable().references('user.id');
      table.string('at', 24).notNullable();
      table.text('wrapped_key').notNullable();
      table.text('sealed').notNullable();
      table.integer('total').notNullable();
      table.integer('told').notNullable();
      table.integer('before').notNullable();
      table.string('after', 36).notNullable();
      table.string('ended_at', 24);
    }),
};
