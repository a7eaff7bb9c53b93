/** Who heard first, outside dates, classification with its history, extensions, recusal, calendar years, activated policies. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

type Table = Knex.AlterTableBuilder;
const FIRST_SUPERVISION = 'COMPANY_2025_1';

const COLUMNS: [name: string, columns: (table: Table) => void][] = [
  [
    'policy_version',
    (table) => {
      table.string('supervision').notNullable().defaultTo(FIRST_SUPERVISION);
      table.string('content_hash', 64);
      table.string('activated_at', 24);
      table.string('activated_by', 36);
    },
  ],
  [
    'complaint',
    (table) => {
      for (const name of ['complexity', 'major_criterion', 'validity', 'nature', 'external_number']) table.string(name);
      table.boolean('major').notNullable().defaultTo(false);
      table.string('heard_by').notNullable().defaultTo('unit');
      table.string('heard_at', 24);
      table.string('external_due_on', 10);
    },
  ],
  [
    'case_clock',
    (table) => {
      table.string('supervision').notNullable().defaultTo(FIRST_SUPERVISION);
      table.string('kind').notNullable().defaultTo('rule');
      table.integer('extension').notNullable().defaultTo(0);
      table.string('fixed_on', 10);
    },
  ],
  [
    'work_item',
    (table) => {
      table.text('steps').notNullable().defaultTo('[]');
      table.text('different_from').notNullable().defaultTo('[]');
    },
  ],
  ['notice', (table) => void table.string('release_at', 24).notNullable().defaultTo('')],
];

const TABLES: [name: string, columns: (table: Knex.CreateTableBuilder) => void][] = [
  [
    'classification',
    (table) => {
      table.string('complaint_id', 36).notNullable().references('complaint.id');
      table.integer('version').notNullable();
      table.string('by').notNullable();
      table.string('at', 24).notNullable();
      table.text('facts').notNullable();
      table.text('reason_sealed');
      table.primary(['complaint_id', 'version']);
    },
  ],
  [
    'extension_request',
    (table) => {
      table.string('id', 36).primary();
      table.string('complaint_id', 36).notNullable().references('complaint.id').index();
      table.string('clock_id', 36).notNullable().references('case_clock.id').index();
      table.integer('amount').notNullable();
      table.string('by', 36).notNullable();
      table.string('at', 24).notNullable();
      table.string('state').notNullable();
      table.string('decided_at', 24);
      table.text('reason_sealed').notNullable();
    },
  ],
  [
    'recusal',
    (table) => {
      table.string('complaint_id', 36).notNullable().references('complaint.id');
      table.string('user_id', 36).notNullable().references('user.id').index();
      table.string('at', 24).notNullable();
      table.primary(['complaint_id', 'user_id']);
    },
  ],
  [
    'calendar_year',
    (table) => {
      table.integer('year').primary();
      table.text('days').notNullable();
      table.string('loaded_at', 24).notNullable();
      table.string('loaded_by').notNullable();
    },
  ],
];

export const timeAndPolicies: Migration = {
  name: '0002-time-and-policies',
  async up(knex) {
    for (const [name, columns] of COLUMNS) await knex.schema.alterTable(name, columns);
    await knex('notice').update({ release_at: knex.ref('created_at') });
    for (const [name, columns] of TABLES) await knex.schema.createTable(name, columns);
  },
};
