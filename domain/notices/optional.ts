/** Of what staff are told: what nobody has to be told, by the company's table of notices. */
import type { Context } from '../core/context.js';
import { cell, literal, tableOf } from '../policies/tables.js';
import { policyFiles } from '../policies/index.js';

interface TableRow {
  event: string;
  ordered: unknown;
}

/** What the table has for staff, in its order. */
async function rowsForStaff(context: Context): Promise<TableRow[]> {
  const policy = await context.deps.store.read.policies.at(context.now());
  const file = (await policyFiles(context)).get(policy?.supervision ?? '');
  const table = file && tableOf(file, 'notices');
  return (table?.rows ?? []).flatMap((row) => {
    if (table === undefined || literal(cell(table, row, 'audience')) === 'complainant') return [];
    const event = literal(row.inputs[0] ?? '');
    return typeof event === 'string' ? { event, ordered: literal(cell(table, row, 'ordered')) } : [];
  });
}

/** What is ordered in one case and not in another may be wanted by nobody in that other one. */
export async function optionalEvents(context: Context): Promise<string[]> {
  const rows = await rowsForStaff(context);
  return [...new Set(rows.flatMap(({ event, ordered }) => (ordered === false ? event : [])))];
}

export const staffEvents = async (context: Context): Promise<string[]> => [
  ...new Set((await rowsForStaff(context)).map(({ event }) => event)),
];
