/** In which order lists show cases and tasks, kept in a column of its own and read from an index. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

const RANK = `case when safety_hazard then '0' when priority = 'urgent' then '1' when priority = 'high' then '2' else '3' end`;
const nearestOf = (complaint: string): string =>
  `(select min(due_at) from case_clock where complaint_id = ${complaint} and ended_at is null and state <> 'paused')`;

/** Ended cases and tasks have the place that the column begins with: only open ones are written. */
async function placeOpen(knex: Knex): Promise<void> {
  await knex('complaint')
    .whereNotIn('state', ['withdrawn', 'declined', 'archived'])
    .update({ urgency: knex.raw(`${RANK} || coalesce(${nearestOf('complaint.id')}, '9')`) });
  await knex('work_item')
    .whereIn('state', ['offered', 'claimed', 'submitted'])
    .update({
      urgency: knex.raw(
        `coalesce((select ${RANK} from complaint where complaint.id = work_item.complaint_id), '3')
          || coalesce(due_at, ${nearestOf('work_item.complaint_id')}, '9')`,
      ),
    });
}

export const orderOfLists: Migration = {
  name: '0029-order-of-lists',
  async up(knex: Knex) {
    for (const name of ['complaint', 'work_item'])
      await knex.schema.alterTable(name, (table) => void table.string('urgency', 25).notNullable().defaultTo('9'));
    await placeOpen(knex);
    await knex.raw('create index complaint_list on complaint (urgency, received_at desc, id desc)');
    await knex.raw('create index complaint_state_list on complaint (state, urgency, received_at desc, id desc)');
    await knex.schema.alterTable('complaint', (table) => table.dropIndex('state'));
    await knex.schema.alterTable('work_item', (table) => {
      table.dropIndex([], 'work_item_list');
      table.index(['state', 'group', 'complaint_id', 'urgency', 'offered_at', 'id'], 'work_item_list');
    });
  },
};
