import { terminate } from '../behaviors/lifecycle.js';
import { type CommandOf, treeOfKey } from './command.js';
import { Rejection } from './commands.js';

export const cancelProcessInstance: CommandOf<'cancelProcessInstance'> = {
  trees: ({ processInstanceKey }, surroundings) => treeOfKey(surroundings, 'process_instance', processInstanceKey),
  apply(x, { processInstanceKey: key }) {
    const instance = x.get('process_instance', key);
    const expected = `Expected to cancel a process instance with key '${key}', but`;
    if (!instance) throw new Rejection('NOT_FOUND', 'CANCEL', `${expected} no such process was found`);
    if (instance.parentProcessInstanceKey !== null) {
      const reason = `${expected} it is created by a parent process instance. Cancel the root process instance '${instance.rootProcessInstanceKey}' instead.`;
      throw new Rejection('INVALID_STATE', 'CANCEL', reason);
    }
    terminate(x, key);
  },
};
