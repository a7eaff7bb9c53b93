/** Many cases at once, for pages with long lists: copies of one case, written directly, each with its own number. */
import type { ComplaintId } from '../../domain/cases/ids.js';
import { complaintNumber } from '../../domain/cases/number.js';
import { newId } from '../../domain/core/ids.js';
import type { Desk } from './desk.js';

type Row = Record<string, unknown>;
const BATCH = 100;

/** Copies of a case with its content, key, clocks and tasks; they have no process of their own. */
export async function copies(desk: Desk, complaintId: ComplaintId, count: number): Promise<void> {
  const { knex } = desk.database;
  const rowsOf = async (table: string): Promise<Row[]> =>
    (await knex(table).where({ complaint_id: complaintId })) as Row[];
  const original = (await knex('complaint').where({ id: complaintId }).first()) as Row;
  const parts = await Promise.all(
    ['complaint_key', 'complaint_content', 'case_department', 'case_clock', 'work_item'].map(async (table) => ({
      table,
      rows: await rowsOf(table),
    })),
  );
  const id = (): string => newId(desk.clock.now());
  for (let from = 0; from < count; from += BATCH)
    await knex.transaction(async (trx) => {
      for (let index = from; index < Math.min(count, from + BATCH); index += 1) {
        const copy = id();
        await trx('complaint').insert({
          ...original,
          id: copy,
          number: complaintNumber(2026, 10_000 + index),
          submission_token_hash: copy,
          process_instance_key: null,
        });
        for (const { table, rows } of parts)
          for (const row of rows)
            await trx(table).insert({
              ...row,
              complaint_id: copy,
              ...('id' in row && { id: id() }),
              ...('element_instance_key' in row && { element_instance_key: `copy-${id()}`, user_task_key: null }),
            });
      }
    });
}
