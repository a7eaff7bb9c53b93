/** Several forms are kept per person, not the last alone. Those that are there stay. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const keptForms: Migration = {
  name: '0028-kept-forms',
  async up(knex: Knex) {
    const rows = (await knex('kept_form').select()) as { user_id: string }[];
    await knex.schema.dropTable('kept_form');
    await knex.schema.createTable('kept_form', (table) => {
      table.string('id', 64).primary();
      table.string('user_id', 36).notNullable().references('user.id').index();
      table.string('path').notNullable();
      table.text('wrapped_key').notNullable();
      table.text('sealed').notNullable();
      table.string('at', 24).notNullable().index();
      // Its owner was told that it goes when another one has to be kept.
      table.string('said_at', 24);
    });
    // Each of its owner's only one.
    for (const row of rows) await knex('kept_form').insert({ ...row, id: row.user_id });
  },
};
