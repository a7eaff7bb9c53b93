/** What lists of tasks need stands in one index: who may take them, of which case, and in which order they are due. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const lookUps: Migration = {
  name: '0014-look-ups',
  up: (knex: Knex) =>
    knex.schema.alterTable('work_item', (table) => {
      table.index(['state', 'group', 'complaint_id', 'due_at', 'offered_at', 'id'], 'work_item_list');
      table.index(['assignee', 'state', 'complaint_id', 'completed_at', 'id'], 'work_item_done');
    }),
};
