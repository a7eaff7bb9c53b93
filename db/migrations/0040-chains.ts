/**
 * The ledger has a chain per case, and a global chain of seals. What there was keeps its numbers and hashes: it is the
 * chain `first`, which is its own part of the global one.
 */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

function entries(table: Knex.CreateTableBuilder): void {
  table.string('chain', 36).notNullable();
  table.integer('sequence').notNullable();
  table.string('type').notNullable();
  table.string('complaint_id', 36);
  table.string('actor').notNullable();
  table.string('at', 24).notNullable();
  table.text('facts').notNullable();
  table.string('payload_digest', 64);
  table.integer('schema_version').notNullable();
  table.string('previous_hash', 64).notNullable();
  table.string('hash', 64).notNullable();
  table.primary(['chain', 'sequence'], 'ledger_entry_place');
}

const KEPT = [
  'sequence',
  'type',
  'complaint_id',
  'actor',
  'at',
  'facts',
  'payload_digest',
  'schema_version',
  'previous_hash',
  'hash',
].join(', ');

export const chains: Migration = {
  name: '0040-chains',
  async up(knex: Knex) {
    await knex.schema.renameTable('ledger_entry', 'ledger_entry_before');
    await knex.schema.createTable('ledger_entry', entries);
    await knex.raw(`insert into ledger_entry (chain, ${KEPT}) select 'first', ${KEPT} from ledger_entry_before`);
    await knex.schema.dropTable('ledger_entry_before');
    await knex.schema.alterTable('ledger_entry', (table) => {
      table.index(['complaint_id', 'schema_version', 'sequence'], 'ledger_entry_of_case');
      table.index(['type', 'at'], 'ledger_entry_of_type');
    });
    await knex.schema.createTable('ledger_chain', (table) => {
      table.string('id', 36).primary();
      table.integer('sequence').notNullable();
      table.string('hash', 64).notNullable();
      table.integer('sealed').notNullable();
    });
    await knex.raw('create index ledger_chain_unsealed on ledger_chain (id) where sealed < sequence');
    await knex.schema.createTable('ledger_seal', (table) => {
      table.integer('sequence').primary();
      table.string('chain', 36).notNullable();
      table.integer('entry_sequence').notNullable();
      table.string('entry_hash', 64).notNullable();
      table.string('previous_hash', 64).notNullable();
      table.string('hash', 64).notNullable();
      table.unique(['chain', 'entry_sequence']);
    });
    const { sequence, hash } = (await knex('ledger_head').where({ id: 1 }).first('sequence', 'hash')) as {
      sequence: number;
      hash: string;
    };
    if (sequence > 0) await knex('ledger_chain').insert({ id: 'first', sequence, hash, sealed: sequence });
  },
};
