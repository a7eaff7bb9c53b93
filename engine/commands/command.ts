/** The shape of a command: what has to be in memory before, and what is then done in one go. */
import type { DefinitionStore } from '../compiler/definitions.js';
import type { Execution } from '../execution.js';
import type { Key, Variables } from '../records.js';
import type { TreeTable } from '../storage/state.js';
import type { Messages } from '../storage/messages.js';
import type { Indexes } from '../storage/indexes.js';
import type { CommandName, Commands, Reader } from './commands.js';

/** What a command may look at while it finds out what it needs. */
export interface Surroundings {
  definitions: DefinitionStore;
  messages: Messages;
  indexes: Indexes;
  /** What is on disk. */
  reader: Reader;
  /** The tree of a key; undefined where nothing of that table has it. */
  locate(table: TreeTable, key: Key): Promise<Key | undefined>;
}

/** The answer comes later, under this name: when a listener has agreed, or an instance has ended. */
export class Waiting<Output = void> {
  constructor(
    readonly waiter: string,
    /** Makes the command's output of what it waited for. */
    readonly output: (value: Variables) => Output,
    readonly timeoutMs: number | null = null,
  ) {}
}

export interface Command<Input, Output, Prepared = undefined> {
  /** Root keys of the trees to have in memory. Absent: none. */
  trees?(input: Input, surroundings: Surroundings, prepared: Prepared): Promise<Key[]>;
  /** What cannot be done in one go: reading files, compiling. */
  prepare?(input: Input, surroundings: Surroundings): Promise<Prepared>;
  /** Changes everything, or throws a `Rejection` and changes nothing. */
  apply(x: Execution, input: Input, prepared: Prepared): Output | Waiting<Output>;
}

export type CommandOf<Name extends CommandName, Prepared = undefined> = Command<
  Commands[Name]['input'],
  Commands[Name]['output'],
  Prepared
>;

/** The tree of one key, where it is known. */
export async function treeOfKey(surroundings: Surroundings, table: TreeTable, key: Key): Promise<Key[]> {
  const root = await surroundings.locate(table, key);
  return root === undefined ? [] : [root];
}
