/** Listeners of every user task: what is changed holds from the next change of a task on. */
import type { Execution } from '../execution.js';
import type { CommandOf } from './command.js';
import { Rejection } from './commands.js';

function mustExist(x: Execution, id: string, intent: string): void {
  if (x.globalListeners.get(id)) return;
  const reason = `Expected to ${intent.toLowerCase()} a global listener with id '${id}', but no such listener was found`;
  throw new Rejection('NOT_FOUND', intent, reason);
}

export const createGlobalTaskListener: CommandOf<'createGlobalTaskListener'> = {
  apply(x, listener) {
    if (x.globalListeners.get(listener.id)) {
      const reason = `Expected to create a global listener with id '${listener.id}', but a listener with this id already exists`;
      throw new Rejection('ALREADY_EXISTS', 'CREATE', reason);
    }
    x.setGlobalListener(listener.id, listener);
  },
};

export const updateGlobalTaskListener: CommandOf<'updateGlobalTaskListener'> = {
  apply(x, listener) {
    mustExist(x, listener.id, 'UPDATE');
    x.setGlobalListener(listener.id, listener);
  },
};

export const deleteGlobalTaskListener: CommandOf<'deleteGlobalTaskListener'> = {
  apply(x, { id }) {
    mustExist(x, id, 'DELETE');
    x.setGlobalListener(id, null);
  },
};
