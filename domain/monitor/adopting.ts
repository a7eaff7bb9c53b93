/**
 * A task of the engine that is not on the desk: it came up while nobody was told of tasks. It is put on the desk of the group
 * that its diagram names, as if it had just come up.
 */
import type { Context } from '../core/context.js';
import { DomainError, JobInputError } from '../core/errors.js';
import type { EngineKey } from '../core/ids.js';
import { offerTask, taskComeUp } from '../tasks/index.js';
import { matterOf } from './matter-of.js';

/** @throws {DomainError} wrongState, where the engine waits for it no more, or it cannot be told whose task it is */
export async function adopt(context: Context, elementInstanceKey: EngineKey): Promise<void> {
  const { engine, log } = context.deps;
  const task = await engine.findUserTask(elementInstanceKey);
  const instance = task === null ? null : await engine.processInstance(task.processInstanceKey);
  const matter = instance === null ? null : await matterOf(context, instance.processInstanceKey);
  if (task === null || task.state !== 'CREATED' || instance === null || matter === null)
    throw new DomainError('wrongState');
  const { elementId } = task;
  const { processInstanceKey, processDefinitionKey, processDefinitionId: bpmnProcessId } = instance;
  const place = { elementInstanceKey, elementId, processInstanceKey, processDefinitionKey, bpmnProcessId };
  try {
    await offerTask(context, await taskComeUp(context, place, matter));
  } catch (error) {
    if (!(error instanceof JobInputError)) throw error;
    log.warn({ elementId, processInstanceKey, reason: error.message }, 'a task cannot be put on the desk');
    throw new DomainError('wrongState');
  }
}
