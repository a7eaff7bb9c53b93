/** What changes from one version of a policy to the next: rows that came, went, or say something else. */
import type { TableRow, PolicyTable, PolicyFile } from './tables.js';

export interface Change {
  table: string;
  kind: 'added' | 'removed' | 'changed';
  row: string;
  /** Column, before, after; of changed rows. */
  cells: { column: string; before: string; after: string }[];
}

const keyOf = ({ id }: TableRow): string => id;

function changedCells(table: PolicyTable, before: TableRow, after: TableRow): Change['cells'] {
  const columns = [...table.inputs, ...table.outputs];
  const [old, now] = [
    [...before.inputs, ...before.outputs],
    [...after.inputs, ...after.outputs],
  ];
  return columns.flatMap(({ label }, at) =>
    old[at] === now[at] ? [] : [{ column: label, before: old[at] ?? '', after: now[at] ?? '' }],
  );
}

function tableChanges(before: PolicyTable | undefined, after: PolicyTable | undefined): Change[] {
  const table = after ?? before;
  if (table === undefined) return [];
  const old = new Map((before?.rows ?? []).map((row) => [keyOf(row), row]));
  const now = new Map((after?.rows ?? []).map((row) => [keyOf(row), row]));
  const removed = [...old].filter(([key]) => !now.has(key)).map(([, { description }]) => description);
  return [
    ...removed.map((row): Change => ({ table: table.name, kind: 'removed', row, cells: [] })),
    ...[...now].flatMap(([key, row]): Change[] => {
      const was = old.get(key);
      if (was === undefined) return [{ table: table.name, kind: 'added', row: row.description, cells: [] }];
      const cells = changedCells(table, was, row);
      return cells.length > 0 ? [{ table: table.name, kind: 'changed', row: row.description, cells }] : [];
    }),
  ];
}

export function diffPolicies(before: PolicyFile, after: PolicyFile): Change[] {
  const kinds = [...new Set([...before.tables, ...after.tables].map(({ kind }) => kind))];
  const of = ({ tables }: PolicyFile, wanted: string) => tables.find(({ kind }) => kind === wanted);
  return kinds.flatMap((kind) => tableChanges(of(before, kind), of(after, kind)));
}
