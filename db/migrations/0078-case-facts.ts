/**
 * What happened to cases, as figures count it: each with when it happened, of the entry of the ledger that it is. Of what
 * there was until now the entries are read once.
 */
import type { Knex } from 'knex';
import { z } from 'zod';
import { FACT_TYPES } from '../../domain/reports/index.js';
import { noteFact } from '../repositories/case-facts.js';
import type { Migration } from './migration.js';

const BATCH = 1_000;

const ENTRIES = z.array(
  z.object({
    chain: z.string(),
    sequence: z.coerce.number(),
    type: z.string(),
    complaint_id: z.string().nullable(),
    at: z.custom<never>((at) => typeof at === 'string'),
    facts: z
      .string()
      .transform((facts): unknown => JSON.parse(facts))
      .pipe(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
  }),
);

/** In the order of a case: what is of version 1 was before. */
async function fill(knex: Knex): Promise<void> {
  const rows = () =>
    knex('ledger_entry')
      .whereIn('type', [...FACT_TYPES])
      .whereNotNull('complaint_id')
      .orderBy(['schema_version', 'at', 'chain', 'sequence'])
      .select('chain', 'sequence', 'type', 'complaint_id', 'at', 'facts');
  for (let from = 0; ; from += BATCH) {
    const entries = ENTRIES.parse(await rows().limit(BATCH).offset(from));
    for (const { complaint_id: complaintId, ...entry } of entries) await noteFact(knex, { ...entry, complaintId });
    if (entries.length < BATCH) return;
  }
}

export const caseFacts: Migration = {
  name: '0078-case-facts',
  async up(knex) {
    await knex.schema.createTable('case_fact', (table) => {
      table.string('chain', 36).notNullable();
      table.integer('sequence').notNullable();
      table.string('complaint_id', 36).notNullable();
      table.string('fact', 20).notNullable();
      table.string('at', 24).notNullable();
      table.string('value');
      table.primary(['chain', 'sequence']);
      table.index(['at', 'fact'], 'case_fact_of_period');
      table.index(['complaint_id', 'fact'], 'case_fact_of_case');
    });
    await fill(knex);
    await knex.schema.alterTable('case_clock', (table) => table.index(['due_at'], 'case_clock_due'));
  },
};
