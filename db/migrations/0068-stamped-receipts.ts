/** Time stamps that an authority has given receipts of the ledger. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const stampedReceipts: Migration = {
  name: '0068-stamped-receipts',
  async up(knex: Knex) {
    await knex.schema.createTable('ledger_receipt_stamp', (table) => {
      table.string('day', 10).primary();
      table.text('stamp').notNullable();
      table.string('stamped_at', 24).notNullable();
      table.text('stamped_by').notNullable();
    });
  },
};
