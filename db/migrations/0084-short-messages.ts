/** Short messages to complainants: by which gateway a notice goes, and how long the gateway's receipt may take. */
import type { Migration } from './migration.js';

export const shortMessages: Migration = {
  name: '0084-short-messages',
  async up(knex) {
    await knex.schema.alterTable('hook', (table) => {
      table.integer('receipt_minutes');
    });
    // In words of its own: knex makes a table with a reference anew on SQLite, and evidence refers to this one.
    await knex.raw('alter table notice add column hook_id varchar(36) references hook(id)');
  },
};
