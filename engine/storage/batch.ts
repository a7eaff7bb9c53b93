/** What is to be written next: the last version of each changed row, of many commands together. */
import { type Key, keyOf, type Row, type TableName, type Tables } from '../records.js';
import { goneColumn, putColumn, toArray } from './schema.js';

/** A row that is new, or not as it was. */
export type Put<Name extends TableName = TableName> = {
  [Table in Name]: { table: Table; key: Key | string; row: Tables[Table] };
}[Name];

export function putOf<Name extends TableName>(table: Name, row: Tables[Name]): Put {
  // For each name this is a member of the union; that it is one for a name that is not known yet, the compiler cannot see.
  return { table, key: keyOf(row), row } as Put;
}

/** One change of one row; `row` is null where it is deleted. */
export type Change = Put | { table: TableName; key: Key | string; row: null };

export class Batch {
  private readonly tables = new Map<TableName, Map<Key | string, Row | null>>();
  /** Called when the batch is on disk, or has failed. */
  private readonly waiting: { resolve: () => void; reject: (reason: unknown) => void }[] = [];

  /** Roots of trees that have ended with a change of this batch: memory lets go of them when it is on disk. */
  readonly endedTrees: Key[] = [];

  constructor(readonly number: number) {}

  get isEmpty(): boolean {
    return this.tables.size === 0 && this.waiting.length === 0;
  }

  get hasChanges(): boolean {
    return this.tables.size > 0;
  }

  /** How many commands it holds. */
  commands = 0;

  add(changes: readonly Change[]): void {
    this.commands += 1;
    for (const { table, key, row } of changes) {
      const rows = this.tables.get(table);
      if (rows) rows.set(key, row);
      else this.tables.set(table, new Map([[key, row]]));
    }
  }

  onDisk(): Promise<void> {
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  }

  /** As columns of the view `batch`; tables without a change are left out. */
  toColumns(nextKey: Key): Record<string, string | Key> {
    const columns: Record<string, string | Key> = { next_key: nextKey };
    for (const [table, rows] of this.tables) {
      const put: unknown[][] = [];
      const gone: (Key | string)[] = [];
      for (const [key, row] of rows) {
        if (row === null) gone.push(key);
        else put.push(toArray(table, row));
      }
      if (put.length > 0) columns[putColumn(table)] = JSON.stringify(put);
      if (gone.length > 0) columns[goneColumn(table)] = JSON.stringify(gone);
    }
    return columns;
  }

  written(): void {
    for (const { resolve } of this.waiting) resolve();
  }

  failed(reason: unknown): void {
    for (const { reject } of this.waiting) reject(reason);
  }
}
