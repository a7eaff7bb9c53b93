/** Buffered messages and what they were correlated to, all in memory: they are few, small, and asked for by name. */
import type { Key, Message, MessageCorrelation, MessageStartSubscription, Signal } from '../records.js';
import type { Database } from './database.js';
import { toRow } from './schema.js';

const address = (name: string, correlationKey: string): string => `${name}\u0000${correlationKey}`;

export class Messages {
  private readonly byKey = new Map<Key, Message>();
  private readonly byAddress = new Map<string, Set<Key>>();
  private readonly correlations = new Map<string, MessageCorrelation>();
  private readonly correlationsOfMessage = new Map<Key, Set<string>>();
  private readonly locks = new Map<string, MessageCorrelation>();
  private readonly lockOfInstance = new Map<Key, string>();
  private readonly starts = new Map<Key, MessageStartSubscription>();
  /** Thrown, not yet broadcast. */
  readonly signals = new Map<Key, Signal>();

  static async load(database: Database): Promise<Messages> {
    const messages = new Messages();
    for (const row of await database.all('select * from message order by key')) messages.add(toRow('message', row));
    for (const row of await database.all('select * from message_correlation'))
      messages.putCorrelation(toRow('message_correlation', row));
    for (const row of await database.all('select * from message_start_subscription'))
      messages.addStart(toRow('message_start_subscription', row));
    for (const row of await database.all('select * from signal order by key')) {
      const signal = toRow('signal', row);
      messages.signals.set(signal.key, signal);
    }
    return messages;
  }

  get(key: Key): Message | undefined {
    return this.byKey.get(key);
  }

  add(message: Message): void {
    this.byKey.set(message.key, message);
    const place = address(message.name, message.correlationKey);
    const keys = this.byAddress.get(place);
    if (keys) keys.add(message.key);
    else this.byAddress.set(place, new Set([message.key]));
  }

  remove(key: Key): void {
    const message = this.byKey.get(key);
    if (!message) return;
    this.byKey.delete(key);
    const place = address(message.name, message.correlationKey);
    const keys = this.byAddress.get(place);
    keys?.delete(key);
    if (keys?.size === 0) this.byAddress.delete(place);
  }

  /** Buffered messages of a name and key, the oldest first. */
  at(name: string, correlationKey: string): Message[] {
    const keys = this.byAddress.get(address(name, correlationKey));
    if (!keys) return [];
    return [...keys].sort((a, b) => a - b).flatMap((key) => this.byKey.get(key) ?? []);
  }

  wasCorrelated(messageKey: Key, bpmnProcessId: string): boolean {
    return this.correlations.has(`${messageKey}_${bpmnProcessId}`);
  }

  correlationsOf(messageKey: Key): MessageCorrelation[] {
    return [...(this.correlationsOfMessage.get(messageKey) ?? [])].flatMap((id) => this.correlations.get(id) ?? []);
  }

  putCorrelation(row: MessageCorrelation): void {
    this.dropCorrelation(row.id);
    this.correlations.set(row.id, row);
    const ids = this.correlationsOfMessage.get(row.messageKey);
    if (ids) ids.add(row.id);
    else this.correlationsOfMessage.set(row.messageKey, new Set([row.id]));
    if (row.startCorrelationKey === null) return;
    this.locks.set(address(row.bpmnProcessId, row.startCorrelationKey), row);
    this.lockOfInstance.set(row.processInstanceKey, row.id);
  }

  dropCorrelation(id: string): void {
    const row = this.correlations.get(id);
    if (!row) return;
    this.correlations.delete(id);
    const ids = this.correlationsOfMessage.get(row.messageKey);
    ids?.delete(id);
    if (ids?.size === 0) this.correlationsOfMessage.delete(row.messageKey);
    if (row.startCorrelationKey === null) return;
    this.locks.delete(address(row.bpmnProcessId, row.startCorrelationKey));
    this.lockOfInstance.delete(row.processInstanceKey);
  }

  /** Whether a process has an active instance that a message with this key started. */
  isLocked(bpmnProcessId: string, correlationKey: string): boolean {
    return this.locks.has(address(bpmnProcessId, correlationKey));
  }

  lockHeldBy(processInstanceKey: Key): MessageCorrelation | undefined {
    const id = this.lockOfInstance.get(processInstanceKey);
    return id === undefined ? undefined : this.correlations.get(id);
  }

  addStart(row: MessageStartSubscription): void {
    this.starts.set(row.key, row);
  }

  removeStart(key: Key): void {
    this.starts.delete(key);
  }

  startsOf(bpmnProcessId: string): MessageStartSubscription[] {
    return [...this.starts.values()].filter((row) => row.bpmnProcessId === bpmnProcessId);
  }

  startsFor(messageName: string): MessageStartSubscription[] {
    return [...this.starts.values()].filter((row) => row.messageName === messageName);
  }
}
