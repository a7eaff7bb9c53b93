import { propagate, setLocal } from '../behaviors/variables.js';
import { type CommandOf, treeOfKey } from './command.js';
import { Rejection } from './commands.js';

export const setVariables: CommandOf<'setVariables'> = {
  trees: ({ elementInstanceKey }, surroundings) => treeOfKey(surroundings, 'element_instance', elementInstanceKey),
  apply(x, { elementInstanceKey: key, variables, local }) {
    const instance = x.get('element_instance', key);
    if (!instance) {
      throw new Rejection(
        'NOT_FOUND',
        'UPDATE',
        `Expected to update variables for element with key '${key}', but no such element was found`,
      );
    }
    if (local) setLocal(x, instance, variables);
    else propagate(x, instance, variables);
    return { key: x.newKey() };
  },
};
