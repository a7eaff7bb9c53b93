/** Facts that figures count: a row for each, of the entry of the ledger that it is. */
import type { Knex } from 'knex';
import type { LedgerEntry } from '../../domain/core/index.js';
import { factOf } from '../../domain/reports/index.js';

type Noted = Pick<LedgerEntry, 'chain' | 'sequence' | 'type' | 'complaintId' | 'at' | 'facts'>;

/** A dispute is a fact where it opens a case again: the last that is known of it is that it was archived. */
async function opensAgain(db: Knex, complaint_id: string): Promise<boolean> {
  const known: unknown = await db('case_fact')
    .where({ complaint_id })
    .whereIn('fact', ['archived', 'reopened'])
    .orderBy([
      { column: 'at', order: 'desc' },
      { column: 'sequence', order: 'desc' },
    ])
    .first('fact');
  return typeof known === 'object' && known !== null && 'fact' in known && known.fact === 'archived';
}

export async function noteFact(db: Knex, entry: Noted): Promise<void> {
  const { chain, sequence, complaintId: complaint_id } = entry;
  const found = complaint_id === null ? null : factOf(entry);
  if (found === null || complaint_id === null) return;
  const { fact, at, value } = found;
  if (fact === 'disputed' && !(await opensAgain(db, complaint_id))) return;
  const named = fact === 'disputed' ? 'reopened' : fact;
  await db('case_fact').insert({ chain, sequence, complaint_id, fact: named, at, value });
}
