/** Of what staff are told: what nobody has to be told, by the company's table of notices. */
import type { Context } from '../core/context.js';
import { cell, literal, tableOf } from '../policies/tables.js';
import { policyFiles } from '../policies/index.js';

/** In the order of the table. What is ordered in one case and not in another may be wanted by nobody in that other one. */
export async function optionalEvents(context: Context): Promise<string[]> {
  const policy = await context.deps.store.read.policies.at(context.now());
  const file = (await policyFiles(context)).get(policy?.supervision ?? '');
  const table = file && tableOf(file, 'notices');
  if (table === undefined || table === null) return [];
  const events = table.rows.flatMap((row) => {
    const event = literal(row.inputs[0] ?? '');
    const isOptional =
      literal(cell(table, row, 'ordered')) === false && literal(cell(table, row, 'audience')) !== 'complainant';
    return isOptional && typeof event === 'string' ? event : [];
  });
  return [...new Set(events)];
}
