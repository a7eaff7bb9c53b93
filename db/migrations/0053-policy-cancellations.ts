/** Activations that were taken back before their day: what had been confirmed, who took it back and why. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const policyCancellations: Migration = {
  name: '0053-policy-cancellations',
  async up(knex: Knex) {
    await knex.schema.createTable('policy_cancellation', (table) => {
      table.string('id', 36).primary();
      table.string('code').notNullable();
      table.string('effective_from', 24).notNullable();
      table.string('activated_at', 24);
      table.string('activated_by', 36);
      table.string('cancelled_by', 36).notNullable().references('user.id');
      table.string('cancelled_at', 24).notNullable();
      table.text('reason').notNullable();
    });
  },
};
