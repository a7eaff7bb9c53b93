/** What a user task is that has just come up. */
import type { Context } from '../core/context.js';
import { EngineError } from '../core/engine.js';
import type { EngineKey } from '../core/ids.js';
import { own } from '../core/own.js';
import { processDefinition } from './catalogue.js';
import { listen } from './listening.js';
import type { ProcessDefinition, TaskDefinition } from './model.js';

/** Where a task stands: in which version of which process, and which of its elements. */
export interface TaskPlace {
  processDefinitionKey: EngineKey;
  elementId: string;
  elementInstanceKey: EngineKey;
}

export interface DefinitionUseCases {
  /** @throws {EngineError} where the engine knows no such definition, or is away */
  processDefinition(key: EngineKey): Promise<ProcessDefinition>;
  /** @throws {BundleError} where it cannot @throws {EngineError} where the engine is away */
  listen(): Promise<void>;
}

/** A cluster shows in its search a moment later what has just begun: that is waited for like an engine that is away. */
const NOT_SHOWN_YET = 503;

/**
 * What the diagram says of a task, with the group that the engine has found for this one.
 * @returns null where the diagram has no such user task
 * @throws {EngineError} where the engine is away, or its search does not show the task yet
 */
export async function taskAt(
  context: Context,
  { processDefinitionKey, elementId, elementInstanceKey }: TaskPlace,
): Promise<(TaskDefinition & { group: string | null; userTaskKey: EngineKey }) | null> {
  const task = own((await processDefinition(context, processDefinitionKey)).tasks, elementId);
  if (task === undefined) return null;
  const found = await context.deps.engine.findUserTask(elementInstanceKey);
  if (found === null) throw new EngineError(NOT_SHOWN_YET, `the task ${elementInstanceKey} is not shown yet`);
  return { ...task, group: found.candidateGroups[0] ?? null, userTaskKey: found.userTaskKey };
}

export const definitionUseCases = (context: Context): DefinitionUseCases => ({
  processDefinition: (key) => processDefinition(context, key),
  listen: () => listen(context.deps),
});
