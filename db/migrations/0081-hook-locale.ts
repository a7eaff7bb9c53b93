/** In which language a hook tells its group. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const hookLocale: Migration = {
  name: '0081-hook-locale',
  async up(knex: Knex) {
    await knex.schema.alterTable('hook', (table) => {
      table.string('locale', 10).notNullable().defaultTo('zh-CN');
    });
  },
};
