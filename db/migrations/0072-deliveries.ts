/** Ways on which what is in the inbox leaves the house: how staff are reached, hooks, and what became of each. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const deliveries: Migration = {
  name: '0072-deliveries',
  async up(knex: Knex) {
    await knex.schema.alterTable('inbox_entry', (table) => {
      table.boolean('ordered').notNullable().defaultTo(false);
      table.boolean('urgent').notNullable().defaultTo(false);
    });
    await knex.schema.createTable('user_reach', (table) => {
      table.string('user_id', 36).primary().references('user.id');
      table.text('sealed').notNullable();
      table.string('mode', 10).notNullable();
      table.integer('digest_hour').notNullable();
      table.text('unwanted').notNullable();
      table.integer('version').notNullable();
    });
    await knex.schema.createTable('hook', (table) => {
      table.string('id', 36).primary();
      table.string('name', 80).notNullable();
      table.string('kind', 10).notNullable();
      table.string('group', 80);
      table.text('events').notNullable();
      table.text('sealed').notNullable();
      table.string('template', 80).notNullable();
      table.boolean('active').notNullable();
      table.integer('version').notNullable();
    });
    await knex.schema.createTable('delivery', (table) => {
      table.string('id', 36).primary();
      table.string('entry_id', 36).references('inbox_entry.id').index('delivery_entry');
      table.string('occasion', 60).notNullable();
      table.string('user_id', 36).references('user.id');
      table.string('hook_id', 36).references('hook.id').index('delivery_hook');
      // The two together: a column without a value is never the same as another.
      table.string('recipient', 80).notNullable();
      table.string('channel', 10).notNullable();
      table.string('state', 10).notNullable();
      table.string('message_id', 80).notNullable();
      table.text('evidence');
      table.string('created_at', 24).notNullable();
      table.string('sending_at', 24);
      table.string('ended_at', 24);
      table.unique(['occasion', 'recipient'], { indexName: 'delivery_way' });
      table.index(['state', 'created_at', 'id'], 'delivery_list');
    });
  },
};
