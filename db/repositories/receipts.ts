/** Receipts of the ledger's end, and which way they have left the house. */
import type { Knex } from 'knex';
import { z } from 'zod';
import type { GivenReceipt, Receipts } from '../../domain/core/index.js';
import { day, instant, table, text, toRow } from './rows.js';

const RECEIPT = table<GivenReceipt>(
  z.object({
    day,
    content: text,
    at: instant,
    fileAt: instant.nullable(),
    mailAt: instant.nullable(),
    problem: text.nullable(),
  }),
);

export function receipts(db: Knex): Receipts {
  const of = (one: string): Knex.QueryBuilder => db('ledger_receipt').where({ day: one });
  return {
    latest: (limit) => RECEIPT.all(db('ledger_receipt').orderBy('day', 'desc').limit(limit)),
    insertOnce: async (receipt) => void (await db('ledger_receipt').insert(toRow(receipt)).onConflict('day').ignore()),
    note: async (one, way, at) => void (await of(one).update({ [`${way}_at`]: at })),
    noteProblem: async (one, problem) => void (await of(one).update({ problem })),
  };
}
