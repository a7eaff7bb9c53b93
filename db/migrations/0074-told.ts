/** What shows that somebody was told: how, when, and who says so. A notice knows the limits that wait for it. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const told: Migration = {
  name: '0074-told',
  async up(knex: Knex) {
    await knex.schema.alterTable('notice', (table) => {
      // JSON: ids of clocks. Null: nobody waits for it to be told, as with all that was written before.
      table.text('meets');
      // Those that were written in one go, to several groups, are told once one of them is.
      table.string('sending', 120);
      table.string('told_at', 24);
      table.string('let_go_at', 24);
    });
    await knex.schema.createTable('notice_evidence', (table) => {
      table.string('id', 36).primary();
      table.string('complaint_id', 36).notNullable().references('complaint.id');
      table.string('notice_id', 36).notNullable().references('notice.id');
      table.string('way', 20).notNullable();
      table.string('at', 24).notNullable();
      table.string('recorded_at', 24).notNullable();
      table.string('by', 60).notNullable();
      table.text('sealed');
      table.index(['complaint_id', 'id'], 'notice_evidence_complaint');
      table.index(['notice_id', 'way'], 'notice_evidence_notice');
    });
  },
};
