/**
 * The living rows in memory, tree by tree: a tree is a root instance with every instance it called. A tree may leave
 * memory once its last batch is on disk, and is loaded again when a command needs it.
 */
import type { Key, Tables } from '../records.js';
import { namesOf } from '../values.js';
import type { Database } from './database.js';
import { LiveTable } from './live-table.js';
import { toRow } from './schema.js';

export type TreeTable =
  | 'process_instance'
  | 'element_instance'
  | 'variable'
  | 'job'
  | 'user_task'
  | 'timer'
  | 'message_subscription'
  | 'signal_subscription'
  | 'incident';

interface Living<Row> {
  /** What a row belongs to. */
  group(row: Row): Key | null;
  live(row: Row): boolean;
  /** How the living are found on disk. */
  where: string;
}

const TREE_TABLES: { readonly [Name in TreeTable]: Living<Tables[Name]> } = {
  process_instance: {
    group: (row) => row.parentElementInstanceKey,
    live: (row) => row.state === 'ACTIVE',
    where: `state = 'ACTIVE'`,
  },
  element_instance: {
    group: (row) => row.flowScopeKey,
    live: (row) => row.endedAt === null,
    where: 'ended_at is null',
  },
  variable: {
    group: (row) => row.scopeKey,
    live: () => true,
    where:
      'scope_key in (select key from element_instance where root_process_instance_key in (select value from json_each(?1)) and ended_at is null)',
  },
  job: {
    group: (row) => row.elementInstanceKey,
    live: (row) => row.endedAt === null,
    where: 'ended_at is null',
  },
  user_task: {
    group: (row) => row.elementInstanceKey,
    live: (row) => row.state !== 'COMPLETED' && row.state !== 'CANCELED',
    where: `state not in ('COMPLETED', 'CANCELED')`,
  },
  timer: { group: (row) => row.elementInstanceKey, live: () => true, where: 'true' },
  message_subscription: {
    group: (row) => row.elementInstanceKey,
    live: (row) => row.state === 'CREATED',
    where: `state = 'CREATED'`,
  },
  signal_subscription: { group: (row) => row.elementInstanceKey, live: () => true, where: 'true' },
  incident: {
    group: (row) => row.elementInstanceKey,
    live: (row) => row.state === 'ACTIVE',
    where: `state = 'ACTIVE'`,
  },
};

const TREE_TABLE_NAMES = namesOf(TREE_TABLES);
export const isTreeTable = (table: string): table is TreeTable => table in TREE_TABLES;
type TreeTables = { readonly [Name in TreeTable]: LiveTable<Tables[Name]> };

export interface Tree {
  readonly rootKey: Key;
  readonly tables: TreeTables;
  /** Number of the last batch that holds a change of this tree. */
  lastBatch: number;
}

const emptyTable = <Name extends TreeTable>(name: Name): LiveTable<Tables[Name]> =>
  new LiveTable(TREE_TABLES[name].group);
const emptyTree = (rootKey: Key): Tree => ({
  rootKey,
  tables: {
    process_instance: emptyTable('process_instance'),
    element_instance: emptyTable('element_instance'),
    variable: emptyTable('variable'),
    job: emptyTable('job'),
    user_task: emptyTable('user_task'),
    timer: emptyTable('timer'),
    message_subscription: emptyTable('message_subscription'),
    signal_subscription: emptyTable('signal_subscription'),
    incident: emptyTable('incident'),
  },
  lastBatch: 0,
});

/** Live keys of these tables are found without knowing their tree. */
const LOCATED: ReadonlySet<string> = new Set([
  'process_instance',
  'element_instance',
  'job',
  'user_task',
  'incident',
  'timer',
  'message_subscription',
  'signal_subscription',
]);

export class State {
  private readonly trees = new Map<Key, Tree>();
  private readonly roots = new Map<Key, Key>();

  constructor(private readonly database: Database) {}

  isResident(rootKey: Key): boolean {
    return this.trees.has(rootKey);
  }

  get residentTrees(): number {
    return this.trees.size;
  }

  tree(rootKey: Key): Tree {
    const tree = this.trees.get(rootKey);
    if (!tree) throw new Error(`The tree of instance ${rootKey} is not in memory.`);
    return tree;
  }

  addTree(rootKey: Key): Tree {
    const tree = emptyTree(rootKey);
    this.trees.set(rootKey, tree);
    return tree;
  }

  dropTree(rootKey: Key): void {
    const tree = this.trees.get(rootKey);
    if (!tree) return;
    for (const name of TREE_TABLE_NAMES) for (const { key } of tree.tables[name].all()) this.roots.delete(key);
    this.trees.delete(rootKey);
  }

  rootOf(key: Key): Key | undefined {
    return this.roots.get(key);
  }

  get<Name extends TreeTable>(table: Name, key: Key): Tables[Name] | undefined {
    const rootKey = this.roots.get(key);
    if (rootKey === undefined) return undefined;
    return this.trees.get(rootKey)?.tables[table].get(key);
  }

  /** Keeps a row, or forgets one that lives no more. */
  keep<Name extends TreeTable>(table: Name, row: Tables[Name]): void {
    const rootKey = row.rootProcessInstanceKey ?? 0;
    const tree = this.trees.get(rootKey);
    if (!tree) return;
    if (!TREE_TABLES[table].live(row)) return this.forget(table, row.key, rootKey);
    tree.tables[table].put(row);
    if (LOCATED.has(table)) this.roots.set(row.key, rootKey);
  }

  forget(table: TreeTable, key: Key, rootKey: Key): void {
    const rows = this.trees.get(rootKey)?.tables[table];
    if (!rows?.get(key)) return;
    rows.remove(key);
    // An instance and its process element share one key: it is known until the last of the two has gone.
    const twin =
      table === 'process_instance' ? 'element_instance' : table === 'element_instance' ? 'process_instance' : null;
    if (twin === null || !this.trees.get(rootKey)?.tables[twin].get(key)) this.roots.delete(key);
  }

  /** Marks the tree as the most recently used. */
  touch(rootKey: Key, batch: number): void {
    const tree = this.trees.get(rootKey);
    if (!tree) return;
    tree.lastBatch = Math.max(tree.lastBatch, batch);
    this.trees.delete(rootKey);
    this.trees.set(rootKey, tree);
  }

  /** Lets go of what was not used for longest and is on disk, until `limit` trees are left. */
  evict(limit: number, committedBatch: number): void {
    if (this.trees.size <= limit) return;
    for (const [rootKey, tree] of this.trees) {
      if (this.trees.size <= limit) return;
      if (tree.lastBatch <= committedBatch) this.dropTree(rootKey);
    }
  }

  /** Whether nothing of a tree lives any more. */
  hasEnded(rootKey: Key): boolean {
    return this.trees.get(rootKey)?.tables.process_instance.size === 0;
  }

  /** Lets go of trees that have ended, unless something of them is on its way to the disk. */
  dropEnded(rootKeys: Iterable<Key>, committedBatch: number): void {
    for (const rootKey of rootKeys) {
      const tree = this.trees.get(rootKey);
      if (tree && tree.lastBatch <= committedBatch && this.hasEnded(rootKey)) this.dropTree(rootKey);
    }
  }

  /** Reads trees from disk. Nothing of them can be on its way there: a tree leaves memory only when all of it is. */
  async load(rootKeys: Key[]): Promise<void> {
    const loaded: [TreeTable, Record<string, unknown>[]][] = [];
    const wanted = JSON.stringify(rootKeys);
    for (const name of TREE_TABLE_NAMES) {
      const sql = `select * from ${name} where root_process_instance_key in (select value from json_each(?1)) and ${TREE_TABLES[name].where}`;
      loaded.push([name, await this.database.all(sql, [wanted])]);
    }
    // Another command may have been faster.
    const missing = new Set(rootKeys.filter((rootKey) => !this.trees.has(rootKey)));
    for (const rootKey of missing) this.addTree(rootKey);
    for (const [name, rows] of loaded) {
      for (const row of rows.map((stored) => toRow(name, stored)))
        if (row.rootProcessInstanceKey !== null && missing.has(row.rootProcessInstanceKey)) this.keep(name, row);
    }
  }

  /** The tree of a key, from memory or from disk; undefined for a key that does not live. */
  async locate(table: TreeTable, key: Key): Promise<Key | undefined> {
    const known = this.roots.get(key);
    if (known !== undefined) return known;
    const [row] = await this.database.all<{ root: Key }>(
      `select root_process_instance_key as root from ${table} where key = ?`,
      [key],
    );
    return row?.root;
  }
}
