/** Ledger, outbox and settings. */
import type { Knex } from 'knex';
import {
  type Ledger,
  type UnsealedEntry,
  sealEntry,
  type LedgerEntry,
  type Outbox,
  MAIL_KINDS,
  type OutboxRow,
  type Settings,
} from '../../domain/core/index.js';
import { toRow, type Row, toObject } from './rows.js';

const ENTRY = { json: ['facts'] };

/** Appending relies on the write lock that every transaction begins with. */
export function ledger(db: Knex): Ledger {
  const head = async (): Promise<{ sequence: number; hash: string }> =>
    (await db('ledger_head').where({ id: 1 }).first('sequence', 'hash')) as { sequence: number; hash: string };
  return {
    async append(entry: UnsealedEntry) {
      const sealed = sealEntry(entry, await head());
      await db('ledger_entry').insert(toRow(sealed, ENTRY));
      await db('ledger_head').where({ id: 1 }).update({ sequence: sealed.sequence, hash: sealed.hash });
      return sealed;
    },
    ofComplaint: async (complaint_id) =>
      ((await db('ledger_entry').where({ complaint_id }).orderBy('sequence')) as Row[]).map((row) =>
        toObject<LedgerEntry>(row, ENTRY),
      ),
    after: async (sequence, limit) =>
      ((await db('ledger_entry').where('sequence', '>', sequence).orderBy('sequence').limit(limit)) as Row[]).map(
        (row) => toObject<LedgerEntry>(row, ENTRY),
      ),
    async ofTypes({ types, person }, { from, limit }) {
      const matching = db('ledger_entry').modify((query) => {
        void query.whereIn('type', [...types]);
        if (person !== null)
          void query.where((any) => void any.where({ actor: person }).orWhere('facts', 'like', `%"${person}"%`));
      });
      const rows = (await matching.clone().orderBy('sequence', 'desc').limit(limit).offset(from)) as Row[];
      const [count] = (await matching.count({ total: '*' })) as Row[];
      return { entries: rows.map((row) => toObject<LedgerEntry>(row, ENTRY)), total: Number(count?.['total'] ?? 0) };
    },
    head,
  };
}

export function outbox(db: Knex): Outbox {
  return {
    insert: async (row) =>
      void (await db('outbox').insert(
        toRow({ ...row, attempts: 0, lastError: null, doneAt: null }, { json: ['payload'] }),
      )),
    async pending(limit, lane) {
      const rows = db('outbox').whereNull('done_at').limit(limit);
      // Mails have no order among themselves: those that are put off must not hide later ones.
      if (lane === 'mail') void rows.whereIn('kind', MAIL_KINDS).orderBy('due_at');
      if (lane === 'engine') void rows.whereNotIn('kind', MAIL_KINDS);
      return ((await rows.orderBy('id')) as Row[]).map((row) => toObject<OutboxRow>(row, { json: ['payload'] }));
    },
    isPending: async (id) =>
      (await db('outbox').whereNull('done_at').where('payload', 'like', `%"${id}"%`).first('id')) !== undefined,
    done: async (id, done_at) => void (await db('outbox').where({ id }).update({ done_at, last_error: null })),
    retryAt: async (id, due_at, last_error) =>
      void (await db('outbox')
        .where({ id })
        .update({ due_at, last_error, attempts: db.raw('attempts + 1') })),
  };
}

export function settings(db: Knex): Settings {
  return {
    get: async (name) =>
      ((await db('setting').where({ name }).first('value')) as { value: string } | undefined)?.value ?? null,
    set: async (name, value) => void (await db('setting').insert({ name, value }).onConflict('name').merge()),
  };
}
