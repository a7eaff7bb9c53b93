/** The tables of the first version. Instants are ISO 8601 text, objects JSON text, personal data sealed. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

type Table = Knex.CreateTableBuilder;

const id = (table: Table) => table.string('id', 36).primary();
const complaint = (table: Table) => table.string('complaint_id', 36).notNullable().references('complaint.id').index();
const instant = (table: Table, name: string) => table.string(name, 24);

const TABLES: [name: string, columns: (table: Table) => void][] = [
  [
    'policy_version',
    (table) => {
      table.string('code').primary();
      table.string('profile').notNullable();
      table.string('title').notNullable();
      instant(table, 'effective_from').notNullable();
    },
  ],
  [
    'complaint',
    (table) => {
      id(table);
      table.string('number', 13).notNullable().unique();
      table.string('channel').notNullable();
      table.string('category');
      table.boolean('safety_hazard').notNullable();
      table.string('level');
      table.string('priority');
      table.string('state').notNullable().index();
      table.string('outcome');
      table.string('policy_version').notNullable().references('policy_version.code');
      table.string('responsible_department').index();
      table.string('process_instance_key').unique();
      table.string('locale').notNullable();
      instant(table, 'received_at').notNullable().index();
      instant(table, 'archived_at');
      table.integer('version').notNullable();
      table.string('query_code_hash').notNullable();
      table.string('submission_token_hash').notNullable().unique();
    },
  ],
  [
    'number_sequence',
    (table) => {
      table.integer('year').primary();
      table.integer('last').notNullable();
    },
  ],
  [
    'complaint_key',
    (table) => {
      table.string('complaint_id', 36).primary().references('complaint.id');
      table.text('wrapped_key').notNullable();
    },
  ],
  [
    'complaint_content',
    (table) => {
      complaint(table);
      table.integer('version').notNullable();
      table.text('sealed').notNullable();
      table.string('by').notNullable();
      instant(table, 'at').notNullable();
      table.primary(['complaint_id', 'version']);
    },
  ],
  [
    'search_token',
    (table) => {
      table.string('token', 27).notNullable();
      table.string('complaint_id', 36).notNullable().references('complaint.id').index();
      table.primary(['token', 'complaint_id']);
    },
  ],
  [
    'case_clock',
    (table) => {
      id(table);
      complaint(table);
      for (const name of [
        'policy_version',
        'step',
        'rule_id',
        'article',
        'start_event',
        'unit',
        'stop_event',
        'duty_holder',
        'calendar_version',
        'state',
      ]) {
        table.string(name).notNullable();
      }
      instant(table, 'started_at').notNullable();
      table.integer('amount').notNullable();
      instant(table, 'due_at').notNullable();
      table.text('pauses').notNullable();
      table.text('marks').notNullable();
      table.boolean('provisional').notNullable();
      table.text('provenance').notNullable();
      instant(table, 'ended_at');
    },
  ],
  [
    'work_item',
    (table) => {
      id(table);
      complaint(table);
      table.string('element_instance_key').notNullable().unique();
      table.string('user_task_key');
      for (const name of ['process_instance_key', 'bpmn_process_id', 'element_id', 'form_id', 'group', 'state'])
        table.string(name).notNullable();
      table.string('assignee', 36);
      instant(table, 'due_at');
      instant(table, 'offered_at').notNullable();
      instant(table, 'claimed_at');
      instant(table, 'completed_at');
      table.string('outcome');
      table.integer('version').notNullable();
      table.index(['state', 'group']);
      table.index(['state', 'assignee']);
    },
  ],
  [
    'submission',
    (table) => {
      id(table);
      complaint(table);
      table.string('work_item_id', 36).notNullable().unique();
      table.string('element_id').notNullable();
      table.string('form_id').notNullable();
      table.string('by', 36).notNullable();
      instant(table, 'at').notNullable();
      table.text('sealed').notNullable();
    },
  ],
  [
    'draft',
    (table) => {
      table.string('work_item_id', 36).primary();
      complaint(table);
      table.text('sealed').notNullable();
      instant(table, 'at').notNullable();
    },
  ],
  [
    'ledger_entry',
    (table) => {
      table.integer('sequence').primary();
      table.string('type').notNullable();
      table.string('complaint_id', 36).index();
      table.string('actor').notNullable();
      instant(table, 'at').notNullable();
      table.text('facts').notNullable();
      table.string('payload_digest', 64);
      table.integer('schema_version').notNullable();
      table.string('previous_hash', 64).notNullable();
      table.string('hash', 64).notNullable();
    },
  ],
  [
    'ledger_head',
    (table) => {
      table.integer('id').primary();
      table.integer('sequence').notNullable();
      table.string('hash', 64).notNullable();
    },
  ],
  [
    'notice',
    (table) => {
      id(table);
      complaint(table);
      for (const name of ['event', 'occurrence', 'audience', 'locale', 'template_version', 'state', 'message_id'])
        table.string(name).notNullable();
      table.text('sealed').notNullable();
      table.text('evidence');
      instant(table, 'created_at').notNullable();
      instant(table, 'sent_at');
      table.unique(['complaint_id', 'event', 'occurrence']);
    },
  ],
  [
    'outbox',
    (table) => {
      id(table);
      table.string('kind').notNullable();
      table.text('payload').notNullable();
      instant(table, 'due_at').notNullable();
      table.integer('attempts').notNullable();
      table.text('last_error');
      instant(table, 'done_at');
      table.index(['done_at', 'due_at']);
    },
  ],
  [
    'user',
    (table) => {
      id(table);
      table.string('username').notNullable().unique();
      table.string('display_name').notNullable();
      table.string('department');
      table.text('roles').notNullable();
      table.string('locale').notNullable();
      table.boolean('active').notNullable();
      table.text('password_hash').notNullable();
    },
  ],
  [
    'session',
    (table) => {
      table.string('token_hash').primary();
      table.string('user_id', 36).notNullable().references('user.id').index();
      instant(table, 'started_at').notNullable();
      instant(table, 'seen_at').notNullable();
    },
  ],
  [
    'sign_in_failure',
    (table) => {
      table.string('username').primary();
      table.integer('count').notNullable();
      instant(table, 'last_at').notNullable();
    },
  ],
  [
    'applied_job',
    (table) => {
      table.string('occurrence').notNullable();
      table.string('kind').notNullable();
      instant(table, 'at').notNullable();
      table.primary(['occurrence', 'kind']);
    },
  ],
  [
    'setting',
    (table) => {
      table.string('name').primary();
      table.text('value').notNullable();
    },
  ],
];

export const initial: Migration = {
  name: '0001-initial',
  async up(knex) {
    for (const [name, columns] of TABLES) await knex.schema.createTable(name, columns);
    await knex('ledger_head').insert({ id: 1, sequence: 0, hash: '0'.repeat(64) });
    await knex('policy_version').insert({
      code: 'D03_2025_1',
      profile: 'D03-RECTIFY-24H-5WD-5WD',
      title: '燃气用户投诉管理制度',
      effective_from: '2024-12-31T16:00:00.000Z',
    });
  },
};
