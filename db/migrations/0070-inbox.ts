/** What is told to staff, and who has read it. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

/** A task that was there before there was an inbox is nothing new to anybody. */
async function knowWhatWasThere(knex: Knex): Promise<void> {
  const latest = '(select max(offered_at) from work_item)';
  await knex.raw(
    `insert into inbox_seen (user_id, until) select id, ${latest} from "user" where ${latest} is not null`,
  );
}

export const inbox: Migration = {
  name: '0070-inbox',
  async up(knex: Knex) {
    await knex.schema.createTable('inbox_entry', (table) => {
      table.string('id', 36).primary();
      table.string('complaint_id', 36).references('complaint.id');
      table.string('notice_id', 36).references('notice.id');
      table.string('proposal_id', 36).references('policy_proposal.id');
      table.string('event', 60).notNullable();
      table.string('group', 80).notNullable();
      table.string('at', 24).notNullable();
      table.string('visible_at', 24).notNullable();
      table.string('done_at', 24);
      table.string('done_by', 60);
      table.index(['group', 'done_at', 'visible_at', 'id'], 'inbox_entry_list');
      table.index(['complaint_id'], 'inbox_entry_complaint');
      table.index(['visible_at', 'group'], 'inbox_entry_visible');
      table.index(['done_at', 'group'], 'inbox_entry_done');
    });
    await knex.schema.createTable('inbox_reading', (table) => {
      table.string('user_id', 36).notNullable().references('user.id');
      // An entry, or a task that is offered.
      table.string('about', 36).notNullable();
      table.string('at', 24).notNullable();
      table.primary(['user_id', 'about']);
      table.index(['at', 'user_id'], 'inbox_reading_at');
    });
    await knex.schema.createTable('inbox_seen', (table) => {
      table.string('user_id', 36).primary().references('user.id');
      table.string('until', 24).notNullable();
    });
    await knex.schema.alterTable('work_item', (table) => {
      table.index(['offered_at', 'group'], 'work_item_offered');
      table.index(['claimed_at', 'group'], 'work_item_claimed');
      table.index(['completed_at', 'group'], 'work_item_completed');
    });
    await knowWhatWasThere(knex);
  },
};
