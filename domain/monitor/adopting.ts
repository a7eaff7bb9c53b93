/**
 * A task of the engine that is not on the desk: it came up while nobody was told of tasks. It is put on the desk of the group
 * that its diagram names, as if it had just come up.
 */
import type { ComplaintId } from '../cases/ids.js';
import type { Context } from '../core/context.js';
import type { EngineUserTask } from '../core/engine.js';
import { DomainError, JobInputError } from '../core/errors.js';
import { type EngineKey, isId } from '../core/ids.js';
import type { Matter } from '../core/matter.js';
import type { DutyId } from '../duties/ids.js';
import { offerTask, taskComeUp } from '../tasks/index.js';

/** What its process says that it is about. */
async function matterOf({ deps }: Context, instance: EngineKey): Promise<Matter | null> {
  const { engine, store } = deps;
  const valueOf = async (name: string): Promise<unknown> => (await engine.variableOf(name, [instance])).get(instance);
  const complaintId = await valueOf('complaintId');
  if (isId<ComplaintId>(complaintId) && (await store.read.complaints.byId(complaintId)) !== null)
    return { kind: 'case', complaintId };
  const dutyId = await valueOf('dutyId');
  if (isId<DutyId>(dutyId) && (await store.read.duties.byId(dutyId)) !== null) return { kind: 'duty', dutyId };
  return null;
}

/** @throws {DomainError} wrongState, where the engine waits for it no more, or it cannot be told whose task it is */
export async function adopt(context: Context, elementInstanceKey: EngineKey): Promise<void> {
  const { engine, log } = context.deps;
  const task: EngineUserTask | null = await engine.findUserTask(elementInstanceKey);
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
