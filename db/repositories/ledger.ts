/** The ledger: a chain per case, and the global chain of seals. */
import type { Knex } from 'knex';
import { z } from 'zod';
import {
  type Instant,
  BEGINNING,
  type ChainEnd,
  chainOf,
  FIRST_CHAIN,
  isEntryOf,
  type Ledger,
  type LedgerEntry,
  type Link,
  linkEntry,
  type Seal,
  sealOf,
} from '../../domain/core/index.js';
import { noteFact } from './case-facts.js';
import { countOf, isPostgres, json, table, text, toRow, whole } from './rows.js';

const IN_JSON = { json: ['facts'] };

/** PostgreSQL may hand a sequence over as text. */
const place = z.coerce.number();

/** Facts are what they were written as: the check of the chain reads them, whatever they are. */
const ENTRY_SHAPE = z.object({
  chain: text,
  sequence: place,
  type: text,
  complaintId: text.nullable(),
  actor: text,
  // One that was altered is for the check of the chain to find.
  at: z.custom<Instant>((stored) => typeof stored === 'string'),
  facts: json(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
  payloadDigest: text.nullable(),
  schemaVersion: whole,
  previousHash: text,
  hash: text,
});
const ENTRY = table<LedgerEntry>(ENTRY_SHAPE);

/** What of an entry says what happened, and when. */
export const NOTED = table<Pick<LedgerEntry, 'type' | 'at' | 'facts'>>(
  ENTRY_SHAPE.pick({ type: true, at: true, facts: true }),
);

const SEAL = table<Seal & { found: string | null }>(
  z.object({
    sequence: place,
    chain: text,
    entrySequence: place,
    entryHash: text,
    previousHash: text,
    hash: text,
    found: text.nullable(),
  }),
);

const CHAIN = table<ChainEnd>(z.object({ id: text, sequence: place, hash: text, sealed: place }));

const END = table<Link>(z.object({ sequence: place, hash: text }));

const WAITING = table(z.object({ waiting: z.coerce.number() }));

const COUNTED = table(z.object({ chain: text, seals: z.coerce.number() }));

const chainRows = (db: Knex) => db<ChainEnd>('ledger_chain');

/** SQLite has one writer: nobody else is at the chain meanwhile. */
async function held(db: Knex, id: string): Promise<Link> {
  const chain = () => chainRows(db).where({ id }).first('sequence', 'hash');
  const last = (): Promise<Link | undefined> => (isPostgres(db) ? chain().forUpdate() : chain());
  const known = await last();
  if (known !== undefined) return known;
  // Where two begin it at once, the second waits here for the first.
  await db('ledger_chain')
    .insert({ id, ...BEGINNING, sealed: 0 })
    .onConflict('id')
    .ignore();
  return (await last()) ?? BEGINNING;
}

/** What the seals of one batch are about, of chains that nobody writes to until it is done: one in use is left for later. */
async function unsealed(db: Knex, limit: number): Promise<LedgerEntry[]> {
  const waiting = chainRows(db).whereRaw('sealed < sequence').orderBy('id').limit(limit).select('id');
  const ids = (await (isPostgres(db) ? waiting.forUpdate().skipLocked() : waiting)).map(({ id }) => id);
  const rows = db('ledger_entry as e')
    .join('ledger_chain as c', 'c.id', 'e.chain')
    .whereIn('c.id', ids)
    .whereRaw('e.sequence > c.sealed')
    .orderBy(['e.chain', 'e.sequence'])
    .limit(limit)
    .select('e.*');
  return ENTRY.all(rows);
}

function sealing(db: Knex): Pick<Ledger, 'seal' | 'sealAt' | 'seals' | 'sealsOf' | 'hasUnsealed' | 'head'> {
  const head = async (): Promise<Link> =>
    (await db<Link & { id: number }>('ledger_head').where({ id: 1 }).first('sequence', 'hash')) ?? BEGINNING;
  return {
    head,
    hasUnsealed: async () => (await db('ledger_chain').whereRaw('sealed < sequence').first('id')) !== undefined,
    async seal(limit) {
      const entries = await unsealed(db, limit);
      const ends = new Map<string, number>();
      let previous = await head();
      const seals: Seal[] = [];
      for (const entry of entries) {
        const seal = sealOf(entry, previous);
        seals.push(seal);
        ends.set(entry.chain, entry.sequence);
        previous = { sequence: seal.sequence, hash: seal.hash };
      }
      if (seals.length === 0) return 0;
      await db('ledger_seal').insert(seals.map((seal) => toRow(seal)));
      for (const [id, sealed] of ends) await db('ledger_chain').where({ id }).update({ sealed });
      await db('ledger_head').where({ id: 1 }).update(previous);
      return seals.length;
    },
    sealAt: (sequence) => END.first(db('ledger_seal').where({ sequence }).first('sequence', 'hash')),
    seals: async (after, limit) =>
      SEAL.all(
        db('ledger_seal as s')
          .leftJoin('ledger_entry as e', (on) => void on.on('e.chain', 's.chain').on('e.sequence', 's.entry_sequence'))
          .where('s.sequence', '>', after)
          .orderBy('s.sequence')
          .limit(limit)
          .select('s.*', 'e.hash as found'),
      ),
    async sealsOf(chains) {
      const rows = db('ledger_seal')
        .whereIn('chain', [...chains])
        .groupBy('chain')
        .select('chain')
        .count({ seals: '*' });
      return new Map((await COUNTED.all(rows)).map(({ chain, seals }) => [chain, seals]));
    },
  };
}

export function ledger(db: Knex): Ledger {
  return {
    ...sealing(db),
    async append(entry) {
      const id = chainOf(entry);
      const linked = linkEntry(entry, await held(db, id));
      await db('ledger_entry').insert(toRow(linked, IN_JSON));
      await db('ledger_chain').where({ id }).update({ sequence: linked.sequence, hash: linked.hash });
      await noteFact(db, linked);
      return linked;
    },
    // What is of version 1 was before.
    ofComplaint: (complaint_id) =>
      ENTRY.all(db('ledger_entry').where({ complaint_id }).orderBy(['schema_version', 'sequence'])),
    async ofCase(complaint_id, types) {
      const rows = db('ledger_entry').where({ complaint_id }).whereIn('type', types);
      const entries = await ENTRY.all(rows.orderBy(['schema_version', 'sequence']));
      return entries.filter((entry) => isEntryOf(entry, types));
    },
    ofChain: (chain, after, limit) =>
      ENTRY.all(db('ledger_entry').where({ chain }).where('sequence', '>', after).orderBy('sequence').limit(limit)),
    async ofTypes({ types, person }, { from, limit }) {
      const matching = db('ledger_entry').modify((query) => {
        void query.whereIn('type', [...types]);
        if (person !== null)
          void query.where((any) => void any.where({ actor: person }).orWhere('facts', 'like', `%"${person}"%`));
      });
      const order = ['at', 'schema_version', 'sequence', 'chain'].map((column) => ({ column, order: 'desc' }));
      const entries = await ENTRY.all(matching.clone().orderBy(order).limit(limit).offset(from));
      return { entries, total: await countOf(matching) };
    },
    chains: (after, limit) => CHAIN.all(chainRows(db).where('id', '>', after).orderBy('id').limit(limit)),
    async chainsOf(ids) {
      const found = await CHAIN.all(chainRows(db).whereIn('id', [...ids]));
      return new Map(found.map((chain) => [chain.id, chain]));
    },
    firstOf: (ids) =>
      ENTRY.all(
        db('ledger_entry')
          .whereIn('complaint_id', [...ids])
          .where({ chain: FIRST_CHAIN })
          .orderBy('sequence'),
      ),
    stray: () =>
      countOf(
        db('ledger_entry').whereNotExists(
          db('ledger_chain').select('id').where('ledger_chain.id', db.ref('ledger_entry.chain')),
        ),
      ),
    async unsealed() {
      const [found] = await WAITING.all(chainRows(db).sum({ waiting: db.raw('sequence - sealed') }));
      return found?.waiting ?? 0;
    },
  };
}
