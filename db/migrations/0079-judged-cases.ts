/** Fault, class and level of a judged case (D17) stood in the ledger only: they are of the case. */
import type { Knex } from 'knex';
import { z } from 'zod';
import type { Migration } from './migration.js';

const FACT = z.array(z.object({ complaint_id: z.string(), value: z.string() }));

export const judgedCases: Migration = {
  name: '0079-judged-cases',
  async up(knex: Knex) {
    await knex.schema.alterTable('complaint', (table) => {
      table.string('fault', 20);
      table.string('grade', 20);
      table.integer('impact_level');
    });
    const judged = knex('case_fact').where({ fact: 'judged' }).whereNotNull('value').orderBy(['at', 'sequence']);
    // The last one holds.
    for (const { complaint_id: id, value } of FACT.parse(await judged.select('complaint_id', 'value'))) {
      const [, fault = '', grade = '', level = ''] = value.split('/');
      const found = { fault: fault || null, grade: grade || null, impact_level: level === '' ? null : Number(level) };
      await knex('complaint').where({ id }).update(found);
    }
  },
};
