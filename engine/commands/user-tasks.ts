/** What people do with a user task. The answer comes when the listeners have agreed. */
import { change, waiterOf } from '../behaviors/user-tasks.js';
import type { Execution } from '../execution.js';
import type { Key, UserTask } from '../records.js';
import { type CommandOf, type Surroundings, treeOfKey, Waiting } from './command.js';
import { Rejection } from './commands.js';

const trees = ({ userTaskKey }: { userTaskKey: Key }, surroundings: Surroundings): Promise<Key[]> =>
  treeOfKey(surroundings, 'user_task', userTaskKey);

/** The task, where nothing is being done with it already. */
function ready(x: Execution, key: Key, intent: string): UserTask {
  const task = x.get('user_task', key);
  const expected = `Expected to ${intent.toLowerCase()} user task with key '${key}', but`;
  if (!task) throw new Rejection('NOT_FOUND', intent, `${expected} no such user task was found`);
  if (task.state !== 'CREATED')
    throw new Rejection('INVALID_STATE', intent, `${expected} it is in state '${task.state}'`);
  return task;
}

export const assignUserTask: CommandOf<'assignUserTask'> = {
  trees,
  apply(x, { userTaskKey, assignee, allowOverride, action }) {
    const task = ready(x, userTaskKey, allowOverride ? 'ASSIGN' : 'CLAIM');
    if (!allowOverride && task.assignee !== null && task.assignee !== assignee) {
      throw new Rejection(
        'INVALID_STATE',
        'CLAIM',
        `Expected to claim user task with key '${userTaskKey}', but it has already been assigned`,
      );
    }
    change(x, task, {
      event: 'ASSIGNING',
      attributes: { assignee: assignee || null },
      variables: {},
      action: action || 'assign',
    });
    return new Waiting(waiterOf(task), () => undefined);
  },
};

export const unassignUserTask: CommandOf<'unassignUserTask'> = {
  trees,
  apply(x, { userTaskKey }) {
    const task = ready(x, userTaskKey, 'ASSIGN');
    change(x, task, { event: 'ASSIGNING', attributes: { assignee: null }, variables: {}, action: 'unassign' });
    return new Waiting(waiterOf(task), () => undefined);
  },
};

export const updateUserTask: CommandOf<'updateUserTask'> = {
  trees,
  apply(x, { userTaskKey, action, changes }) {
    const task = ready(x, userTaskKey, 'UPDATE');
    change(x, task, { event: 'UPDATING', attributes: changes, variables: {}, action: action || 'update' });
    return new Waiting(waiterOf(task), () => undefined);
  },
};

export const completeUserTask: CommandOf<'completeUserTask'> = {
  trees,
  apply(x, { userTaskKey, variables, action }) {
    const task = ready(x, userTaskKey, 'COMPLETE');
    change(x, task, { event: 'COMPLETING', attributes: {}, variables, action: action || 'complete' });
    return new Waiting(waiterOf(task), () => undefined);
  },
};
