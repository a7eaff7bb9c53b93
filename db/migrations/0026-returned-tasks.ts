/** Whose hands a task was taken out of, and why: they are told when they still send it. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const returnedTasks: Migration = {
  name: '0026-returned-tasks',
  up: (knex: Knex) =>
    knex.schema.createTable('work_item_return', (table) => {
      table.text('work_item_id').notNullable().references('work_item.id');
      table.text('user_id').notNullable();
      table.text('by').notNullable();
      table.text('reason').notNullable();
      table.text('at').notNullable();
      table.primary(['work_item_id', 'user_id']);
    }),
};
