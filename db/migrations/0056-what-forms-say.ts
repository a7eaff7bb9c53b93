/**
 * What a form says of its fields: the events that a submission was, and what was found: its outcome, the cause, an amount.
 * Until now the outcome was the first text that went to the process, for some tasks a channel or a day: that is taken back
 * where the form asks for no decision. What such a task was asked is sealed, and stays as it is.
 */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

/** Forms of the releases until now whose submission was a visit. */
const VISITS = ['return-visit', 'ask-satisfaction'];

/** Those that decide nothing. */
const NO_DECISION = ['register', 'assign', 'draft-plan', 'judge-nature'];

export const whatFormsSay: Migration = {
  name: '0056-what-forms-say',
  async up(knex: Knex) {
    await knex.schema.alterTable('work_item', (table) => {
      table.text('records').notNullable().defaultTo('[]');
      table.string('cause');
      table.double('amount');
    });
    await knex('work_item').whereIn('form_id', VISITS).whereNotNull('outcome').update({ records: '["visited"]' });
    await knex('work_item').whereIn('form_id', NO_DECISION).update({ outcome: null });
  },
};
