/** Reads definitions where they are met for the first time, by whatever way they were deployed, and keeps them. */
import type { Context } from '../core/context.js';
import { EngineError } from '../core/engine.js';
import type { EngineKey } from '../core/ids.js';
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
  /**
   * What the diagram says of a task, with the group that the engine has found for this one.
   * @returns null where the diagram has no such user task
   * @throws {EngineError} where the engine is away, or its search does not show the task yet
   */
  taskAt(place: TaskPlace): Promise<(TaskDefinition & { group: string | null }) | null>;
}

/** A cluster shows in its search a moment later what has just begun: that is waited for like an engine that is away. */
const NOT_SHOWN_YET = 503;

export function definitionUseCases(context: Context): DefinitionUseCases {
  const { store, engine, parseProcess } = context.deps;
  const known = new Map<EngineKey, Promise<ProcessDefinition>>();

  async function read(key: EngineKey): Promise<ProcessDefinition> {
    const kept = await store.read.processDefinitions.byKey(key);
    if (kept !== null) return parseProcess(kept.xml);
    const xml = await engine.processDefinitionXml(key);
    const definition = await parseProcess(xml);
    await store.transaction((tx) =>
      tx.processDefinitions.keep({ key, processId: definition.processId, xml, readAt: context.now() }),
    );
    return definition;
  }

  function processDefinition(key: EngineKey): Promise<ProcessDefinition> {
    const found = known.get(key) ?? read(key);
    known.set(key, found);
    // What could not be read is asked for again.
    found.catch(() => known.delete(key));
    return found;
  }

  return {
    processDefinition,
    async taskAt({ processDefinitionKey, elementId, elementInstanceKey }) {
      const task = (await processDefinition(processDefinitionKey)).tasks[elementId];
      if (task === undefined) return null;
      const found = await engine.findUserTask(elementInstanceKey);
      if (found === null) throw new EngineError(NOT_SHOWN_YET, `the task ${elementInstanceKey} is not shown yet`);
      return { ...task, group: found.candidateGroups[0] ?? null };
    },
  };
}
