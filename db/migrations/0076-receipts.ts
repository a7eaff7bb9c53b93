/** Receipts of the ledger's end that have left the house. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const receipts: Migration = {
  name: '0076-receipts',
  async up(knex: Knex) {
    await knex.schema.createTable('ledger_receipt', (table) => {
      table.string('day', 10).primary();
      table.text('content').notNullable();
      table.string('at', 24).notNullable();
      table.string('file_at', 24);
      table.string('mail_at', 24);
      table.text('problem');
    });
  },
};
