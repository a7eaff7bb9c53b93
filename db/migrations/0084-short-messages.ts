/** Short messages to complainants: by which gateway a notice goes, and how long the gateway's receipt may take. */
import type { Migration } from './migration.js';

export const shortMessages: Migration = {
  name: '0084-short-messages',
  async up(knex) {
    await knex.schema.alterTable('hook', (table) => {
      table.integer('receipt_minutes');
    });
    await knex.schema.alterTable('notice', (table) => {
      table.string('hook_id', 36).references('hook.id');
    });
  },
};
