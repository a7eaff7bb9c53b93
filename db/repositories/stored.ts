/** Rows as they lie there, for whoever compares them with the ledger. */
import type { Knex } from 'knex';
import { z } from 'zod';
import {
  type CaseTable,
  digestOfDefinitions,
  grouped,
  type HouseTable,
  type Row,
  type RowReader,
} from '../../domain/core/index.js';
import { camelCase, textsOf } from './rows.js';

const ROWS = z.array(z.record(z.string(), z.unknown()));
const BYTES = z.object({ bytes: z.instanceof(Buffer) }).optional();

const FILES = z.array(z.object({ name: z.string(), digest: z.string(), content: z.string() }));

const KEYS: Partial<Record<CaseTable, string[]>> = {
  complaint: ['id'],
  complaint_content: ['complaint_id', 'version'],
  submission_version: ['submission_id', 'version'],
  classification: ['complaint_id', 'version'],
  extension_request: ['complaint_id', 'at', 'id'],
};

/** Of tables that belong to cases, too: those that belong to none. */
const OF_NO_CASE: readonly HouseTable[] = ['work_item', 'submission', 'work_item_pass'];

const inOrder = async (rows: PromiseLike<unknown>): Promise<Row[]> =>
  ROWS.parse(await rows).map((row) =>
    Object.fromEntries(Object.entries(row).map(([column, value]) => [camelCase(column), value])),
  );

/** What belongs to a case by way of another row. */
const BY_WAY_OF: Partial<Record<CaseTable | HouseTable, { through: string; by: string; columns: string[] }>> = {
  delivery: { through: 'inbox_entry', by: 'entry_id', columns: ['inbox_entry.complaint_id'] },
  work_item_pass: {
    through: 'work_item',
    by: 'work_item_id',
    columns: ['work_item.complaint_id', 'work_item.duty_id'],
  },
};

function rowsOf(db: Knex, table: CaseTable | HouseTable): Knex.QueryBuilder {
  const way = BY_WAY_OF[table];
  if (way === undefined) return db(table);
  return db(table)
    .join(way.through, `${way.through}.id`, `${table}.${way.by}`)
    .select(`${table}.*`, ...way.columns);
}

/** Accounts with their recovery codes; null where they have none. */
function withCodes(users: readonly Row[], codes: readonly Row[]): Row[] {
  const ofUsers = grouped(codes, ({ userId }) => userId);
  return users.map((user) => {
    const its = ofUsers.get(user['id']) ?? [];
    const hashes = its.map((code) => String(code['hash'])).sort();
    const left = its.filter((code) => code['usedAt'] === null).length;
    return { ...user, recoveryCodes: hashes.length === 0 ? null : hashes.join(' '), recoveryCodesLeft: left };
  });
}

/** Bundles with what the engine made of them. */
function withDefinitions(bundles: readonly Row[], definitions: readonly Row[]): Row[] {
  const ofBundles = grouped(definitions, ({ bundleId }) => bundleId);
  const made = (row: Row) => ({
    kind: String(row['kind']),
    definitionId: String(row['definitionId']),
    key: String(row['key']),
  });
  return bundles.map((bundle) => ({
    ...bundle,
    definitionsDigest: digestOfDefinitions((ofBundles.get(bundle['id']) ?? []).map(made)),
  }));
}

export function stored(db: Knex): RowReader {
  return {
    ofCases: (table, ids) =>
      inOrder(
        rowsOf(db, table)
          .whereIn(table === 'complaint' ? 'id' : 'complaint_id', [...ids])
          .orderBy(KEYS[table] ?? ['complaint_id']),
      ),
    async ofHouse(table) {
      const rows = rowsOf(db, table);
      if (table === 'user') return withCodes(await inOrder(rows), await inOrder(db('recovery_code').orderBy('hash')));
      if (table === 'bundle') return withDefinitions(await inOrder(rows), await inOrder(db('bundle_definition')));
      return inOrder(OF_NO_CASE.includes(table) ? rows.whereNull('complaint_id') : rows);
    },
    bundleFiles: async (id) =>
      FILES.parse(
        await db('bundle_file as f')
          .join('bundle_content as c', 'c.digest', 'f.digest')
          .where('f.bundle_id', id)
          .select('f.name', 'f.digest', 'c.content'),
      ),
    async casesAfter(id, limit) {
      const after = (table: string, column: string) =>
        textsOf(
          db(table).where(column, '>', id).whereNotIn(column, ['first', 'house']).orderBy(column).limit(limit),
          column,
        );
      const [complaints, chains] = [await after('complaint', 'id'), await after('ledger_chain', 'id')];
      return [...new Set([...complaints, ...chains])].sort().slice(0, limit);
    },
    async fileOf(attachment_id) {
      const row: unknown = await db('attachment_bytes').where({ attachment_id, part: 'original' }).first('bytes');
      return BYTES.parse(row)?.bytes ?? null;
    },
  };
}
