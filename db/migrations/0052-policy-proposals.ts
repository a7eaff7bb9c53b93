/** A policy comes into force when a second person has confirmed it: who proposed it, from when, why, and what became of it. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const policyProposals: Migration = {
  name: '0052-policy-proposals',
  async up(knex: Knex) {
    await knex.schema.createTable('policy_proposal', (table) => {
      table.string('id', 36).primary();
      table.string('code').notNullable();
      table.string('effective_on', 10).notNullable();
      table.string('content_hash', 64).notNullable();
      table.text('reason').notNullable();
      table.string('proposed_by', 36).notNullable().references('user.id');
      table.string('proposed_at', 24).notNullable();
      table.boolean('from_command_line').notNullable();
      table.string('state').notNullable();
      table.string('decided_by', 36).references('user.id');
      table.string('decided_at', 24);
      table.text('decision_reason');
    });
    // Of one policy at most one is open: what is confirmed is the one that everybody saw.
    await knex.raw(`create unique index policy_proposal_open on policy_proposal (code) where state = 'open'`);
  },
};
