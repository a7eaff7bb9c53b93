/** A case that is decided again may be evaluated again: of one there may be several, the last of which holds. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const evaluatedAgain: Migration = {
  name: '0077-evaluated-again',
  async up(knex: Knex) {
    await knex.schema.createTable('evaluation_given', (table) => {
      table.string('complaint_id', 36).notNullable().references('complaint.id');
      table.integer('nth').notNullable();
      table.string('solved').notNullable();
      table.integer('satisfaction').notNullable();
      table.integer('attitude').notNullable();
      table.text('comment_sealed').notNullable();
      table.string('at', 24).notNullable();
      table.primary(['complaint_id', 'nth']);
      table.index(['at'], 'evaluation_of_period');
    });
    const marks = ['solved', 'satisfaction', 'attitude', 'comment_sealed', 'at'];
    const first = knex('evaluation').select('complaint_id', knex.raw('1'), ...marks);
    await knex
      .into(knex.raw('?? (??, ??, ??, ??, ??, ??, ??)', ['evaluation_given', 'complaint_id', 'nth', ...marks]))
      .insert(first);
    await knex.schema.dropTable('evaluation');
    await knex.schema.renameTable('evaluation_given', 'evaluation');
  },
};
