/** Who sees a case: departments in it, recusal of departments and not of persons only; absence and who stands in. */
import type { Knex } from 'knex';
import { newId } from '../../domain/core/index.js';
import type { Migration } from './migration.js';

type Row = Record<string, unknown>;

async function widenRecusal(knex: Knex): Promise<void> {
  const before = (await knex('recusal').select()) as Row[];
  await knex.schema.dropTable('recusal');
  await knex.schema.createTable('recusal', (table) => {
    table.string('id', 36).primary();
    table.string('complaint_id', 36).notNullable().references('complaint.id').index();
    table.string('user_id', 36).references('user.id');
    table.string('department');
    table.string('reason').notNullable();
    table.string('by', 36).notNullable();
    table.string('at', 24).notNullable();
    table.string('lifted_at', 24);
  });
  for (const { complaint_id, user_id, at } of before)
    await knex('recusal').insert({
      id: newId(new Date(String(at))),
      complaint_id,
      user_id,
      reason: 'complainedAbout',
      // Until now only the registration kept people away; the ledger says who registered.
      by: 'system:migration',
      at,
    });
}

/** Departments that have, or had, something to do in a case: theirs are the cases that they see. */
async function createInvolvement(knex: Knex): Promise<void> {
  await knex.schema.createTable('case_department', (table) => {
    table.string('complaint_id', 36).notNullable().references('complaint.id');
    table.string('department').notNullable();
    table.primary(['complaint_id', 'department']);
    table.index(['department', 'complaint_id']);
  });
  const assigned = (await knex('complaint').whereNotNull('responsible_department')) as Row[];
  const offered = (await knex('work_item').whereNotNull('complaint_id').where('group', 'like', '%:%')) as Row[];
  const pairs = [
    ...assigned.map(({ id, responsible_department }) => [id, responsible_department]),
    ...offered.map(({ complaint_id, group }) => [complaint_id, String(group).split(':')[1]]),
  ];
  for (const [complaint_id, department] of pairs)
    await knex('case_department')
      .insert({ complaint_id, department })
      .onConflict(['complaint_id', 'department'])
      .ignore();
}

export const people: Migration = {
  name: '0004-people',
  async up(knex) {
    await widenRecusal(knex);
    await createInvolvement(knex);
    await knex.schema.createTable('absence', (table) => {
      table.string('id', 36).primary();
      table.string('user_id', 36).notNullable().references('user.id').index();
      table.string('substitute_id', 36).notNullable().references('user.id').index();
      table.string('from_on', 10).notNullable();
      table.string('to_on', 10).notNullable();
      table.string('by', 36).notNullable();
      table.string('at', 24).notNullable();
      table.string('ended_at', 24);
    });
  },
};
