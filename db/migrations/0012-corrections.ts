/** Corrections: why a version of the content was written, and versions of what was submitted in a form. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const corrections: Migration = {
  name: '0012-corrections',
  async up(knex: Knex) {
    await knex.schema.alterTable('complaint_content', (table) => {
      table.text('reason_sealed');
    });
    // The first version is the submission itself; those of here follow it.
    await knex.schema.createTable('submission_version', (table) => {
      table.string('submission_id', 36).notNullable().references('submission.id');
      table.integer('version').notNullable();
      table.string('complaint_id', 36).notNullable().references('complaint.id').index();
      table.text('sealed').notNullable();
      table.text('reason_sealed').notNullable();
      table.string('by', 36).notNullable();
      table.string('at', 24).notNullable();
      table.primary(['submission_id', 'version']);
    });
  },
};
