/** What the complainant writes in the course of a case, the time for disputing an archived one, and how long it is kept. */
import type { Migration } from './migration.js';

export const answers: Migration = {
  name: '0010-answers',
  async up(knex) {
    await knex.schema.createTable('complainant_message', (table) => {
      table.string('id', 36).primary();
      table.string('complaint_id', 36).notNullable().references('complaint.id').index();
      table.string('kind').notNullable();
      table.text('sealed').notNullable();
      table.string('at', 24).notNullable();
    });
    await knex.schema.alterTable('complaint', (table) => {
      table.string('reopen_until', 24);
      table.string('retention_class');
      table.string('retain_until', 10);
    });
  },
};
