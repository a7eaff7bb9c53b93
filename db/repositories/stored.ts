/** Rows as they lie there, for whoever compares them with the ledger. */
import type { Knex } from 'knex';
import { z } from 'zod';
import type { CaseTable, HouseTable, Row, RowReader } from '../../domain/core/index.js';
import { camelCase, textsOf } from './rows.js';

const ROWS = z.array(z.record(z.string(), z.unknown()));
const BYTES = z.object({ bytes: z.instanceof(Buffer) }).optional();

const KEYS: Partial<Record<CaseTable, string[]>> = {
  complaint: ['id'],
  complaint_content: ['complaint_id', 'version'],
  submission_version: ['submission_id', 'version'],
  classification: ['complaint_id', 'version'],
  extension_request: ['complaint_id', 'at', 'id'],
};

/** Of tables that belong to cases, too: those that belong to none. */
const OF_NO_CASE: readonly HouseTable[] = ['work_item', 'submission'];

const inOrder = async (rows: PromiseLike<unknown>): Promise<Row[]> =>
  ROWS.parse(await rows).map((row) =>
    Object.fromEntries(Object.entries(row).map(([column, value]) => [camelCase(column), value])),
  );

export function stored(db: Knex): RowReader {
  return {
    ofCases: (table, ids) =>
      inOrder(
        db(table)
          .whereIn(table === 'complaint' ? 'id' : 'complaint_id', [...ids])
          .orderBy(KEYS[table] ?? ['complaint_id']),
      ),
    ofHouse: (table) =>
      inOrder(db(table).modify((rows) => void (OF_NO_CASE.includes(table) && rows.whereNull('complaint_id')))),
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
