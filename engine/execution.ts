/**
 * One command while it is applied: reads and changes living rows, and can take its changes back to any mark. Steps
 * that follow from one another stand in a queue, so that a long process is a long list and not a deep call.
 */
import { Rejection } from './commands/commands.js';
import type { DefinitionStore } from './compiler/definitions.js';
import type { Element, Flow } from './compiler/model.js';
import type {
  ElementInstance,
  GlobalTaskListener,
  Instant,
  Key,
  Message,
  MessageCorrelation,
  MessageStartSubscription,
  Signal,
  TableName,
  Tables,
  Variables,
} from './records.js';
import { type Change, type Put, putOf } from './storage/batch.js';
import type { GlobalListeners } from './storage/global-listeners.js';
import type { Indexes } from './storage/indexes.js';
import type { Messages } from './storage/messages.js';
import { isTreeTable, type State, type Tree, type TreeTable } from './storage/state.js';

/** What an element type does at the transitions of its life. The life itself is behaviors/lifecycle.ts. */
export interface ElementBehavior<One extends Element = Element> {
  /** Does the element's work, or begins to wait for it. @throws {Failure} */
  activate(x: Execution, element: One, instance: ElementInstance): void;
  /** Which flows to take; all outgoing ones where this is absent. */
  flows?(element: One, instance: ElementInstance): Flow[];
  /** When the flows are taken, before the scope looks whether it is done. */
  completed?(x: Execution, element: One, instance: ElementInstance): void;
  /** Ends what the element began outside itself. @returns whether the end has to be waited for */
  terminate?(x: Execution, element: One, instance: ElementInstance): boolean;
}

export interface Mark {
  undo: number;
  changes: number;
  queue: number;
  answers: number;
}

/** How a command that waits for something (a listener, the end of an instance) is answered in the end. */
export type Answer = { value: Variables } | { rejection: Rejection };

/** A chain of steps longer than this is a process that never waits. */
const STEP_LIMIT = 1_000_000;

const isOfTree = (change: Put): change is Put<TreeTable> => isTreeTable(change.table);

export class Execution {
  readonly changes: Change[] = [];
  /** Answers to waiting commands, given once this command is on disk. */
  readonly answers: { waiter: string; answer: Answer }[] = [];
  readonly touchedTrees = new Set<Key>();
  private readonly undo: (() => void)[] = [];
  private readonly queue: (() => void)[] = [];

  constructor(
    readonly state: State,
    readonly definitions: DefinitionStore,
    readonly messages: Messages,
    readonly indexes: Indexes,
    readonly globalListeners: GlobalListeners,
    readonly now: Instant,
    /** What an element does at the transitions of its life. */
    readonly behaviorOf: (element: Element) => ElementBehavior,
    private readonly keys: { next: Key },
  ) {}

  newKey(): Key {
    const { next } = this.keys;
    this.keys.next += 1;
    return next;
  }

  get<Name extends TreeTable>(table: Name, key: Key): Tables[Name] | undefined {
    return this.state.get(table, key);
  }

  /** The scope around an element instance; undefined for a process, and where the scope has gone. */
  scopeOf({ flowScopeKey }: Pick<ElementInstance, 'flowScopeKey'>): ElementInstance | undefined {
    return flowScopeKey === null ? undefined : this.get('element_instance', flowScopeKey);
  }

  /** The tree of a living row. */
  treeOf(row: { rootProcessInstanceKey: Key | null }): Tree {
    return this.state.tree(row.rootProcessInstanceKey ?? 0);
  }

  /** Rows of a tree that belong to `owner` (see storage/state.ts), oldest first. */
  rowsOf<Name extends TreeTable>(table: Name, row: { rootProcessInstanceKey: Key }, owner: Key): Tables[Name][] {
    return this.treeOf(row).tables[table].of(owner);
  }

  put<Name extends TableName>(table: Name, row: Tables[Name]): void {
    const change = putOf(table, row);
    if (isOfTree(change) && change.row.rootProcessInstanceKey !== null) this.keepLiving(change.table, change.row);
    this.changes.push(change);
  }

  private keepLiving(table: TreeTable, row: Tables[TreeTable]): void {
    const rootKey = row.rootProcessInstanceKey ?? 0;
    const before = this.state.get(table, row.key) ?? this.state.tree(rootKey).tables[table].get(row.key);
    this.state.keep(table, row);
    this.touchedTrees.add(rootKey);
    this.undo.push(() => {
      if (before) this.state.keep(table, before);
      else this.state.forget(table, row.key, rootKey);
    });
  }

  /** Deletes a row, from memory and from disk. */
  remove<Name extends TableName>(table: Name, row: Tables[Name]): void {
    const before = putOf(table, row);
    if (isOfTree(before)) this.forget(before.table, before.row);
    this.changes.push({ table, key: before.key, row: null });
  }

  /** Lets memory forget a row that stays on disk as history. */
  forget<Name extends TreeTable>(table: Name, row: Tables[Name]): void {
    const rootKey = row.rootProcessInstanceKey;
    if (rootKey === null) return;
    this.state.forget(table, row.key, rootKey);
    this.undo.push(() => this.state.keep(table, row));
  }

  addTree(rootKey: Key): void {
    this.state.addTree(rootKey);
    this.undo.push(() => this.state.dropTree(rootKey));
  }

  addMessage(message: Message): void {
    this.messages.add(message);
    this.undo.push(() => this.messages.remove(message.key));
    this.put('message', message);
  }

  removeMessage(message: Message): void {
    this.messages.remove(message.key);
    this.undo.push(() => this.messages.add(message));
    this.changes.push({ table: 'message', key: message.key, row: null });
  }

  putCorrelation(row: MessageCorrelation): void {
    const before = this.messages.correlationsOf(row.messageKey).find(({ id }) => id === row.id);
    this.messages.putCorrelation(row);
    this.undo.push(() => (before ? this.messages.putCorrelation(before) : this.messages.dropCorrelation(row.id)));
    this.put('message_correlation', row);
  }

  removeCorrelation(row: MessageCorrelation): void {
    this.messages.dropCorrelation(row.id);
    this.undo.push(() => this.messages.putCorrelation(row));
    this.changes.push({ table: 'message_correlation', key: row.id, row: null });
  }

  addStart(row: MessageStartSubscription): void {
    this.messages.addStart(row);
    this.undo.push(() => this.messages.removeStart(row.key));
    this.put('message_start_subscription', row);
  }

  removeStart(row: MessageStartSubscription): void {
    this.messages.removeStart(row.key);
    this.undo.push(() => this.messages.addStart(row));
    this.changes.push({ table: 'message_start_subscription', key: row.key, row: null });
  }

  addSignal(signal: Signal): void {
    this.messages.signals.set(signal.key, signal);
    this.undo.push(() => this.messages.signals.delete(signal.key));
    this.put('signal', signal);
  }

  removeSignal(signal: Signal): void {
    this.messages.signals.delete(signal.key);
    this.undo.push(() => this.messages.signals.set(signal.key, signal));
    this.changes.push({ table: 'signal', key: signal.key, row: null });
  }

  /** Makes a listener of every task, or another one of it; null takes it away. */
  setGlobalListener(id: string, listener: GlobalTaskListener | null): void {
    const before = this.globalListeners.get(id);
    if (listener) this.globalListeners.put(listener);
    else this.globalListeners.drop(id);
    this.undo.push(() => (before ? this.globalListeners.put(before) : this.globalListeners.drop(id)));
    if (listener) this.put('global_task_listener', listener);
    else this.changes.push({ table: 'global_task_listener', key: id, row: null });
  }

  /** Answers a command that waits under this name. */
  answer(waiter: string, answer: Answer): void {
    this.answers.push({ waiter, answer });
  }

  /** What takes back a change made in place. */
  onUndo(takeBack: () => void): void {
    this.undo.push(takeBack);
  }

  later(step: () => void): void {
    this.queue.push(step);
  }

  /** Runs what is queued until nothing is left. */
  drain(): void {
    for (let index = 0; index < this.queue.length; index += 1) {
      if (index > STEP_LIMIT)
        throw new Rejection(
          'PROCESSING_ERROR',
          'PROCESS',
          'Expected the process to wait at some point, but it did not',
        );
      this.queue[index]?.();
    }
    this.queue.length = 0;
  }

  mark(): Mark {
    return {
      undo: this.undo.length,
      changes: this.changes.length,
      queue: this.queue.length,
      answers: this.answers.length,
    };
  }

  /** Takes back everything since the mark. */
  rollBack(mark: Mark): void {
    while (this.undo.length > mark.undo) this.undo.pop()?.();
    this.changes.length = mark.changes;
    this.queue.length = mark.queue;
    this.answers.length = mark.answers;
  }
}
