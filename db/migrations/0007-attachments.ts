/** Photos, recordings and documents of a complaint: what is known of them, and apart from it their sealed bytes. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const attachments: Migration = {
  name: '0007-attachments',
  async up(knex: Knex) {
    await knex.schema.createTable('attachment', (table) => {
      table.string('id', 36).primary();
      table.string('complaint_id', 36).notNullable().references('complaint.id').index();
      table.string('kind').notNullable();
      table.string('media_type').notNullable();
      table.integer('size').notNullable();
      table.text('name_sealed').notNullable();
      table.string('by', 36).notNullable();
      table.string('at', 24).notNullable();
      table.boolean('has_thumbnail').notNullable();
    });
    await knex.schema.createTable('attachment_bytes', (table) => {
      table.string('attachment_id', 36).notNullable().references('attachment.id');
      table.string('part').notNullable();
      table.binary('bytes').notNullable();
      table.primary(['attachment_id', 'part']);
    });
  },
};
