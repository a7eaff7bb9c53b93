/** Listeners of every user task, all in memory: they are few, and asked for at each change of a task. */
import type { GlobalTaskListener, ListenerEventType } from '../records.js';
import type { Database } from './database.js';
import { toRow } from './schema.js';

export class GlobalListeners {
  private readonly byId = new Map<string, GlobalTaskListener>();

  static async load(database: Database): Promise<GlobalListeners> {
    const listeners = new GlobalListeners();
    for (const row of await database.all('select * from global_task_listener'))
      listeners.put(toRow('global_task_listener', row));
    return listeners;
  }

  get(id: string): GlobalTaskListener | undefined {
    return this.byId.get(id);
  }

  put(listener: GlobalTaskListener): void {
    this.byId.set(listener.id, listener);
  }

  drop(id: string): void {
    this.byId.delete(id);
  }

  /** Those of an event: the highest priority first, of the same the first name. */
  of(event: ListenerEventType): GlobalTaskListener[] {
    return [...this.byId.values()]
      .filter(({ eventTypes }) => eventTypes.includes(event))
      .sort((one, other) => other.priority - one.priority || (one.id < other.id ? -1 : 1));
  }
}
