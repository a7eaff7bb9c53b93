/** What the house asks of decision tables: each limit names its rule, each row says in Chinese what it does and why. */
import { LIMIT_UNITS } from '../../domain/deadlines/index.js';
import { cell, literal, type PolicyFile, type PolicyTable, type TableRow } from '../../domain/policies/index.js';
import { ruleOf } from '../../domain/regulations/index.js';
import { checkContact } from './check-contacts.js';
import { HAN } from './rules/rule.js';

const UNITS: readonly string[] = LIMIT_UNITS;

function checkRow(table: PolicyTable, row: TableRow): string[] {
  const found: string[] = [];
  if (!HAN.test(row.description)) found.push('it does not say in Chinese what it does');
  const unknown = row.rules.filter((id) => ruleOf(id) === undefined);
  if (unknown.length > 0) found.push(`${unknown.join(', ')} is no rule of the regulations`);
  if (table.kind === 'limits') {
    const rule = literal(cell(table, row, 'ruleId'));
    if (typeof rule !== 'string' || (rule !== 'company' && ruleOf(rule) === undefined))
      found.push('the limit does not name its rule (ruleId)');
    if (!UNITS.includes(String(literal(cell(table, row, 'unit'))))) found.push('its unit is none we know');
  }
  if (table.kind === 'contacts') found.push(...checkContact(table, row));
  return found;
}

/** `table row: what is wrong` for every finding. */
export function checkTables({ code, tables }: PolicyFile): string[] {
  return tables.flatMap((table) => [
    ...(table.id === `${table.kind}_${code}` ? [] : [`${table.id}: its id does not end with _${code}`]),
    ...table.rows.flatMap((row) => checkRow(table, row).map((finding) => `${table.id} ${row.id}: ${finding}`)),
  ]);
}
