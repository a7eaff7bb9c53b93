/** What changes from one version of a policy to the next: rows that came, went, or say something else. */
import type { PolicyFile, PolicyTable, TableColumn, TableRow } from './tables.js';

export interface Change {
  table: string;
  kind: 'added' | 'removed' | 'changed';
  row: string;
  /** `limits`: which kind of table, for the words of its cells. */
  tableKind: string;
  /** Of changed rows: label and name of the column, and what stood and stands in it; null where there is no such column. */
  cells: { column: string; name: string; before: string | null; after: string | null }[];
}

const keyOf = ({ id }: TableRow): string => id;

type Cells = Map<string, { column: TableColumn; feel: string }>;

const ANY = '-';

/** Cells of a row by the names of their columns: another version may have more columns, or in another order. */
const cellsOf = (columns: readonly TableColumn[], cells: readonly string[]): Cells =>
  new Map(columns.map((column, at) => [column.name, { column, feel: cells[at] ?? '' }]));

/** @param absent what a cell says in a column that is not there */
const changedCells = (before: Cells, after: Cells, absent: string | null): Change['cells'] =>
  [...new Map([...before, ...after])].flatMap(([name, { column }]) => {
    const [was, is] = [before.get(name)?.feel ?? absent, after.get(name)?.feel ?? absent];
    return was === is ? [] : [{ column: column.label, name, before: was, after: is }];
  });

function tableChanges(before: PolicyTable | undefined, after: PolicyTable | undefined): Change[] {
  const table = after ?? before;
  if (table === undefined) return [];
  const old = new Map((before?.rows ?? []).map((row) => [keyOf(row), row]));
  const now = new Map((after?.rows ?? []).map((row) => [keyOf(row), row]));
  const { name, kind: tableKind } = table;
  const changed = (was: TableRow, row: TableRow): Change['cells'] => [
    ...changedCells(cellsOf(before?.inputs ?? [], was.inputs), cellsOf(after?.inputs ?? [], row.inputs), ANY),
    ...changedCells(cellsOf(before?.outputs ?? [], was.outputs), cellsOf(after?.outputs ?? [], row.outputs), null),
  ];
  const removed = [...old].filter(([key]) => !now.has(key)).map(([, { description }]) => description);
  return [
    ...removed.map((row): Change => ({ table: name, tableKind, kind: 'removed', row, cells: [] })),
    ...[...now].flatMap(([key, row]): Change[] => {
      const was = old.get(key);
      const { description } = row;
      if (was === undefined) return [{ table: name, tableKind, kind: 'added', row: description, cells: [] }];
      const cells = changed(was, row);
      return cells.length > 0 ? [{ table: name, tableKind, kind: 'changed', row: description, cells }] : [];
    }),
  ];
}

export function diffPolicies(before: PolicyFile, after: PolicyFile): Change[] {
  const kinds = [...new Set([...before.tables, ...after.tables].map(({ kind }) => kind))];
  const of = ({ tables }: PolicyFile, wanted: string) => tables.find(({ kind }) => kind === wanted);
  return kinds.flatMap((kind) => tableChanges(of(before, kind), of(after, kind)));
}
