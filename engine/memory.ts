/**
 * What the engine knows without asking its disk. It is loaded whole and dropped whole: a command that was prepared on
 * one memory is never applied on another, and what is still being read for a memory that was dropped ends up nowhere.
 */
import type { Surroundings } from './commands/command.js';
import type { Reader } from './commands/commands.js';
import { type Compiled, DefinitionStore } from './compiler/definitions.js';
import type { Key } from './records.js';
import type { Batch } from './storage/batch.js';
import type { Database } from './storage/database.js';
import { GlobalListeners } from './storage/global-listeners.js';
import { Indexes } from './storage/indexes.js';
import { Messages } from './storage/messages.js';
import { State, type TreeTable } from './storage/state.js';

export class Memory implements Surroundings {
  readonly state: State;
  private readonly loads = new Map<Key, Promise<void>>();

  private constructor(
    private readonly database: Database,
    readonly reader: Reader,
    readonly definitions: DefinitionStore,
    readonly messages: Messages,
    readonly indexes: Indexes,
    readonly globalListeners: GlobalListeners,
  ) {
    this.state = new State(database);
  }

  /** Reads from disk what has to be in memory before the first command. */
  static async load(
    database: Database,
    reader: Reader,
    compiled: Compiled,
    onJob: (type: string) => void,
  ): Promise<Memory> {
    const definitions = await DefinitionStore.load(database, compiled);
    const messages = await Messages.load(database);
    const indexes = await Indexes.load(database, onJob);
    const globalListeners = await GlobalListeners.load(database);
    return new Memory(database, reader, definitions, messages, indexes, globalListeners);
  }

  locate(table: TreeTable, key: Key): Promise<Key | undefined> {
    return this.state.locate(table, key);
  }

  /** Which of these trees would have to be read first. */
  missing(rootKeys: readonly Key[]): Key[] {
    return rootKeys.filter((rootKey) => !this.state.isResident(rootKey));
  }

  /** Those that are being read already are waited for; the others are read together. */
  async loadTrees(rootKeys: readonly Key[]): Promise<void> {
    const others = rootKeys.filter((rootKey) => !this.loads.has(rootKey));
    if (others.length > 0) {
      const load = this.readTrees(others).finally(() => others.forEach((rootKey) => this.loads.delete(rootKey)));
      for (const rootKey of others) this.loads.set(rootKey, load);
    }
    await Promise.all(new Set(rootKeys.map((rootKey) => this.loads.get(rootKey))));
  }

  private async readTrees(rootKeys: Key[]): Promise<void> {
    const rows = await this.database.all<{ key: Key }>(
      `select distinct process_definition_key as key from process_instance
       where root_process_instance_key in (select value from json_each(?)) and state = 'ACTIVE'`,
      [JSON.stringify(rootKeys)],
    );
    for (const { key } of rows) await this.definitions.compileWith(key);
    await this.state.load(rootKeys);
  }

  /** What has ended, and what was not used for longest, is let go once it is on disk. */
  letGo({ endedTrees, number }: Batch, residentTrees: number): void {
    this.state.dropEnded(endedTrees, number);
    this.state.evict(residentTrees, number);
  }
}
