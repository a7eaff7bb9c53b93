/**
 * Diagrams as they were deployed, by the engine's key, and by which of them each task runs. Where a task of an earlier
 * release has none, the engine knows the definition of its instance.
 */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const processDefinitions: Migration = {
  name: '0050-process-definitions',
  async up(knex: Knex) {
    await knex.schema.createTable('process_definition', (table) => {
      table.string('key', 20).primary();
      table.string('process_id').notNullable();
      table.text('xml').notNullable();
      table.string('read_at', 24).notNullable();
    });
    await knex.schema.alterTable('work_item', (table) => {
      table.string('process_definition_key', 20);
      table.index(['element_id', 'id'], 'work_item_element');
    });
  },
};
