/**
 * What was deployed together, and with which of it each case goes: diagrams, tables and forms by the engine's keys, and the
 * files themselves. A case of an earlier release has none: the newest holds for it.
 */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const bundles: Migration = {
  name: '0054-bundles',
  async up(knex: Knex) {
    await knex.schema.createTable('bundle', (table) => {
      table.string('id', 36).primary();
      table.integer('number').notNullable().unique();
      table.string('deployment_key', 20).notNullable();
      table.string('hash', 64).notNullable();
      table.string('origin', 10).notNullable();
      table.string('deployed_by').notNullable();
      table.string('deployed_at', 24).notNullable();
      table.text('reason').notNullable();
      table.text('changes').notNullable();
    });
    await knex.schema.createTable('bundle_content', (table) => {
      table.string('digest', 64).primary();
      table.text('content').notNullable();
    });
    await knex.schema.createTable('bundle_file', (table) => {
      table.string('bundle_id', 36).notNullable();
      table.string('name').notNullable();
      table.string('digest', 64).notNullable();
      table.primary(['bundle_id', 'name']);
    });
    await knex.schema.createTable('bundle_definition', (table) => {
      table.string('bundle_id', 36).notNullable();
      table.string('kind', 12).notNullable();
      table.string('definition_id').notNullable();
      table.string('key', 20).notNullable();
      table.primary(['bundle_id', 'kind', 'definition_id']);
      table.index(['key', 'bundle_id'], 'bundle_definition_key');
    });
    await knex.schema.alterTable('complaint', (table) => {
      table.string('bundle_id', 36);
    });
  },
};
