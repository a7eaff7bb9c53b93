/** Every mutant of a table: a row that is gone, a cell that says something else. */
import type { Rule } from 'dmn-moddle';
import { literal, type PolicyTable, type TableColumn, type TableRow } from '../../domain/policies/tables.js';
import { readPolicyFile } from '../../gateways/policy-files.js';
import { changedTables } from '../kit/models.js';
import type { Mutant } from './mutant.js';

/** Columns that only say where a row comes from. */
const WORDS = ['ruleId', 'article', 'rules', 'title', 'startEvent'];
const GROUPS = ['audience', 'registrar', 'visitor', 'dutyHolder'];
const OTHER_UNIT: Record<string, string> = {
  hour: 'workingDay',
  minute: 'hour',
  immediate: 'hour',
  workingDay: 'calendarDay',
  calendarDay: 'workingDay',
  fixedDate: 'sameDay',
};

/** What a cell could say instead; none for an expression. */
function otherValues(column: string, feel: string): string[] {
  const value = literal(feel);
  if (typeof value === 'number') return [String(value + 1), String(value - 1)];
  if (typeof value === 'boolean') return [String(!value)];
  // A list of names begins as one name does.
  if (typeof value !== 'string') return feel.startsWith('"') ? ['"admin"'] : [];
  if (column === 'unit') return [`"${OTHER_UNIT[value] ?? 'hour'}"`];
  return column.endsWith('Group') || GROUPS.includes(column) ? ['"admin"'] : ['"mutant"'];
}

type Row = TableRow & { table: PolicyTable };

const rowKey = ({ id, table }: Row): string => `row ${table.id}/${id}`;
/** What a row does depends on those before and behind it. */
const subjectOf = ({ id, table }: Row): Mutant['subject'] => ({ id: `${table.id}/${id}`, hash: table.hash });

/** @param change gets the rows of the table, and which of them it is about; hands back the rows that there are then */
const withRow =
  ({ id, table }: Row, change: (rows: Rule[], own: Rule) => Rule[]) =>
  (xml: string): Promise<string> =>
    changedTables(xml, ({ drgElement = [] }) => {
      const logic = drgElement.find((decision) => decision.id === table.id)?.decisionLogic;
      const own = logic?.rule?.find((rule) => rule.id === id);
      if (logic?.rule === undefined || own === undefined) throw new Error(`${table.id} has no row ${id}.`);
      logic.rule = change(logic.rule, own);
    });

function cellMutants(file: string, row: Row, { name: column, rules }: TableColumn, at: number): Mutant[] {
  const feel = row.outputs[at] ?? '';
  if (WORDS.includes(column)) return [];
  const others = otherValues(column, feel).filter((value) => value !== feel);
  return others.map((value) => ({
    name: `${file} ${row.id}_${column} ${feel} → ${value}`,
    file,
    touches: `decision ${row.table.id}`,
    likely: rowKey(row),
    subject: subjectOf(row),
    rules: rules.length > 0 ? rules : row.rules,
    apply: withRow(row, (rows, own) => {
      const cell = own.outputEntry?.[at];
      if (cell) cell.text = value;
      return rows;
    }),
  }));
}

const rowMutants = (file: string, row: Row): Mutant[] => [
  {
    name: `${file} ${row.table.id} ${row.id} removed`,
    file,
    touches: `decision ${row.table.id}`,
    likely: rowKey(row),
    subject: subjectOf(row),
    rules: row.rules,
    apply: withRow(row, (rows, own) => rows.filter((rule) => rule !== own)),
  },
  ...row.table.outputs.flatMap((column, at) => cellMutants(file, row, column, at)),
];

export async function tableMutants(file: string, xml: string): Promise<Mutant[]> {
  const { tables } = await readPolicyFile(file, xml);
  return tables.flatMap((table) => table.rows.flatMap((row) => rowMutants(file, { ...row, table })));
}
