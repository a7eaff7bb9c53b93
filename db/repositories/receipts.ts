/** Receipts of the ledger's end, and which way they have left the house. */
import type { Knex } from 'knex';
import { z } from 'zod';
import type { GivenReceipt, Receipts } from '../../domain/core/index.js';
import { countOf, day, instant, table, text, toRow } from './rows.js';

const RECEIPT = table<GivenReceipt>(
  z.object({
    day,
    content: text,
    at: instant,
    fileAt: instant.nullable(),
    mailAt: instant.nullable(),
    stamp: text.nullable(),
    stampedAt: instant.nullable(),
    stampedBy: text.nullable(),
    problem: text.nullable(),
  }),
);

export function receipts(db: Knex): Receipts {
  const of = (one: string): Knex.QueryBuilder => db('ledger_receipt').where({ day: one });
  const withStamps = (): Knex.QueryBuilder =>
    db('ledger_receipt as r')
      .leftJoin('ledger_receipt_stamp as s', 's.day', 'r.day')
      .select('r.*', 's.stamp', 's.stamped_at', 's.stamped_by');
  return {
    latest: (limit) => RECEIPT.all(withStamps().orderBy('r.day', 'desc').limit(limit)),
    list: async ({ from, limit }) => ({
      found: await RECEIPT.all(withStamps().orderBy('r.day', 'desc').limit(limit).offset(from)),
      total: await countOf(db('ledger_receipt')),
    }),
    byDay: (one) => RECEIPT.first(withStamps().where('r.day', one).first()),
    insertOnce: async (receipt) => void (await db('ledger_receipt').insert(toRow(receipt)).onConflict('day').ignore()),
    note: async (one, way, at) => void (await of(one).update({ [`${way}_at`]: at })),
    noteStamp: async (one, { answer: stamp, stampedAt: stamped_at, authority: stamped_by }) =>
      void (await db('ledger_receipt_stamp')
        .insert({ day: one, stamp, stamped_at, stamped_by })
        .onConflict('day')
        .ignore()),
    noteProblem: async (one, problem) => void (await of(one).update({ problem })),
  };
}
