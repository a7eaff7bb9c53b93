/** Duties of a period, and tasks that belong to one of them instead of a complaint. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

async function createDuties(knex: Knex): Promise<void> {
  await knex.schema.createTable('duty', (table) => {
    table.string('id', 36).primary();
    for (const name of ['kind', 'policy_version', 'rule_id', 'article', 'period', 'preparer_group', 'reviewer_group'])
      table.string(name).notNullable();
    table.string('period_from', 10).notNullable();
    table.string('period_to', 10).notNullable().index();
    table.string('due_at', 24).notNullable();
    table.boolean('publish').notNullable();
    table.string('state').notNullable();
    table.text('figures');
    for (const name of ['reported_at', 'published_at', 'completed_at']) table.string(name, 24);
    table.text('wrapped_key').notNullable();
    table.unique(['kind', 'period_from']);
  });
}

export const duties: Migration = {
  name: '0003-duties',
  async up(knex) {
    await createDuties(knex);
    for (const name of ['work_item', 'submission', 'draft']) {
      await knex.schema.alterTable(name, (table) => table.setNullable('complaint_id'));
      await knex.schema.alterTable(name, (table) => void table.string('duty_id', 36).references('duty.id').index());
    }
    await knex.schema.alterTable('case_clock', (table) => table.index('ended_at'));
  },
};
