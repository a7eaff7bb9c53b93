/** Tasks that were passed on to a colleague by name, and why. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const passedOn: Migration = {
  name: '0064-passed-on',
  async up(knex: Knex) {
    await knex.schema.createTable('work_item_pass', (table) => {
      table.string('id', 36).primary();
      table.string('work_item_id', 36).notNullable().references('work_item.id');
      // null: it was offered to its group.
      table.string('from_id', 36);
      table.string('to_id', 36).notNullable();
      table.string('by', 36).notNullable();
      table.text('reason_sealed').notNullable();
      table.string('at', 24).notNullable();
      table.index(['work_item_id', 'at']);
    });
    await knex.schema.alterTable('work_item', (table) => {
      // Since when it is with whoever it was passed on to; null: they claimed it themselves, or nobody has.
      table.string('passed_at', 24);
      table.index(['assignee', 'passed_at'], 'work_item_passed');
    });
  },
};
