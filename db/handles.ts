/**
 * The two handles on the database: what is committed, and a transaction. Inside a transaction there is only its own:
 * what is read beside it may be older than what it writes, and a second one would wait for the first for ever. Both are
 * mistakes of the program, and are told where they are made.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Knex } from 'knex';
import type { Snapshot, Tx } from '../domain/core/index.js';
import { createRepositories } from './repositories/index.js';
import { placesWithin } from './repositories/urgency.js';

export interface Handles {
  read: Snapshot;
  /** Runs the work of a transaction that has just begun. */
  within<T>(transaction: Knex.Transaction, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** @throws where a transaction runs already, of the same request, job or timer */
  refuseInside(what: string): void;
}

/**
 * On which databases a transaction runs, by their readers. One for the process: Node looks at every storage whenever a
 * promise is made, also at those of databases that have long been closed.
 */
const running = new AsyncLocalStorage<readonly Knex[]>();

export function createHandles(reader: Knex): Handles {
  const refuseInside = (what: string): void => {
    if (running.getStore()?.includes(reader) !== true) return;
    throw new Error(
      `${what} inside a transaction: use its own handle, or load what is needed before it and pass it on.`,
    );
  };
  const beside = 'store.read was used';
  const guarded = new Proxy(reader, {
    apply(target, self, given: [string]): unknown {
      refuseInside(beside);
      return Reflect.apply(target, self, given);
    },
    get(target, name): unknown {
      refuseInside(beside);
      return Reflect.get(target, name);
    },
  });
  return {
    read: createRepositories(guarded),
    within: (transaction, work) =>
      running.run([...(running.getStore() ?? []), reader], async () => {
        const places = placesWithin(transaction);
        const done = await work({ ...createRepositories(transaction, places), inTransaction: true });
        await places.settle();
        return done;
      }),
    refuseInside,
  };
}
