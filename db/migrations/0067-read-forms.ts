/** Forms of a bundle that somebody deployed to the engine itself, as the engine has handed them out with a task. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const readForms: Migration = {
  name: '0067-read-forms',
  async up(knex: Knex) {
    await knex.schema.createTable('bundle_read_form', (table) => {
      table.string('bundle_id', 36).notNullable();
      table.string('form_id').notNullable();
      table.text('content').notNullable();
      table.string('read_at', 24).notNullable();
      table.primary(['bundle_id', 'form_id']);
    });
  },
};
