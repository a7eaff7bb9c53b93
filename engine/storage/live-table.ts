/**
 * The living rows of one table of one instance tree, by key and by the thing they belong to. Most trees have rows in a
 * few tables only: an empty table holds nothing.
 */
import type { Key } from '../records.js';

const NONE = new Map<Key, never>();

export class LiveTable<Row extends { key: Key }> {
  private rows: Map<Key, Row> | null = null;
  private groups: Map<Key, Set<Key>> | null = null;

  constructor(private readonly groupOf: (row: Row) => Key | null) {}

  get(key: Key): Row | undefined {
    return this.rows?.get(key);
  }

  put(row: Row): void {
    this.rows ??= new Map();
    const before = this.rows.get(row.key);
    this.rows.set(row.key, row);
    if (before) return; // A row never changes its group.
    const group = this.groupOf(row);
    if (group === null) return;
    this.groups ??= new Map();
    const keys = this.groups.get(group);
    if (keys) keys.add(row.key);
    else this.groups.set(group, new Set([row.key]));
  }

  remove(key: Key): void {
    const row = this.rows?.get(key);
    if (!row) return;
    this.rows?.delete(key);
    const group = this.groupOf(row);
    if (group === null) return;
    const keys = this.groups?.get(group);
    keys?.delete(key);
    if (keys?.size === 0) this.groups?.delete(group);
  }

  /** The rows that belong to `group`, in ascending order of their keys. */
  of(group: Key): Row[] {
    const keys = this.groups?.get(group);
    if (!keys) return [];
    const rows: Row[] = [];
    for (const key of keys) {
      const row = this.rows?.get(key);
      if (row) rows.push(row);
    }
    return rows.length > 1 ? rows.sort((a, b) => a.key - b.key) : rows;
  }

  has(group: Key): boolean {
    return this.groups?.has(group) ?? false;
  }

  all(): IterableIterator<Row> {
    return (this.rows ?? NONE).values();
  }

  get size(): number {
    return this.rows?.size ?? 0;
  }
}
