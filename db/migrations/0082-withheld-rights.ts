/** The company may give a role fewer rights than the policies of the nouns do. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const withheldRights: Migration = {
  name: '0082-withheld-rights',
  async up(knex: Knex) {
    await knex.schema.alterTable('list_entry', (table) => {
      table.text('withheld').notNullable().defaultTo('[]');
    });
  },
};
