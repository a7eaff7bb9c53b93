/** That the desk is told of every user task, whoever has drawn it: one that nobody is told of would wait for ever. */
import type { Deps } from '../core/context.js';
import { EngineError, type TaskListener } from '../core/engine.js';
import { BundleError } from './errors.js';

const same = (one: TaskListener, other: TaskListener): boolean =>
  one.type === other.type && [...one.eventTypes].sort().join() === [...other.eventTypes].sort().join();

/**
 * Asks the engine to tell the desk of user tasks, where it does not yet or not any more.
 * @throws {BundleError} where it cannot @throws {EngineError} where it is away
 */
export async function listen({
  engine,
  taskListeners,
  log,
}: Pick<Deps, 'engine' | 'taskListeners' | 'log'>): Promise<void> {
  try {
    const known = new Map((await engine.taskListeners()).map((one) => [one.id, one]));
    for (const wanted of taskListeners) {
      const found = known.get(wanted.id);
      if (found !== undefined && same(found, wanted)) continue;
      await engine.setTaskListener(wanted, found !== undefined);
      log.info({ listener: wanted.id }, 'the engine tells the desk of user tasks');
    }
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    // Another process of ours was faster.
    if (error.status === 409) return listen({ engine, taskListeners, log });
    if (error.status !== 404 && error.status !== 405) throw error;
    throw new BundleError('The engine has no listeners of every user task: use Camunda 8.9 or later.');
  }
}
