/**
 * Moves a running instance to another process definition: what stands at an element stands at the element it is mapped
 * to. Keys, jobs, tasks, variables, incidents stay; what can happen to a mapped element stays open where its event is
 * mapped too, is closed where it is not, and is opened where only the target has it.
 */
import { eventsOf, openEvents } from '../behaviors/catch-events.js';
import { Failure } from '../behaviors/failure.js';
import { elementOf } from '../behaviors/element.js';
import type { Element } from '../compiler/model.js';
import type { Execution } from '../execution.js';
import type { ElementInstance, ProcessDefinition } from '../records.js';
import { type CommandOf, treeOfKey } from './command.js';
import { Mapping, mapTokens, reject } from './migration-mapping.js';

type Target = Pick<ProcessDefinition, 'key' | 'bpmnProcessId' | 'version'>;

/** Events of the element: those that are mapped stay open under their new id, others close, new ones open. */
function migrateEvents(
  x: Execution,
  before: ElementInstance,
  [from, to]: [Element, Element],
  after: ElementInstance,
  mapping: Mapping,
): void {
  const kept = new Set<string>();
  const { processDefinitionKey, bpmnProcessId } = after;
  const newId = (id: string): string | undefined => {
    const mapped = id === from.id ? to.id : mapping.ofId(id);
    return eventsOf(to).some((event) => event.id === mapped) ? mapped : undefined;
  };
  for (const timer of x.rowsOf('timer', before, before.key)) {
    const elementId = newId(timer.elementId);
    if (elementId === undefined) x.remove('timer', timer);
    else x.put('timer', { ...timer, elementId, processDefinitionKey });
    kept.add(elementId ?? '');
  }
  for (const one of x.rowsOf('signal_subscription', before, before.key)) {
    const elementId = newId(one.elementId);
    if (elementId === undefined) x.remove('signal_subscription', one);
    else x.put('signal_subscription', { ...one, elementId, processDefinitionKey });
    kept.add(elementId ?? '');
  }
  for (const one of x.rowsOf('message_subscription', before, before.key)) {
    const elementId = newId(one.elementId);
    const where = { processDefinitionKey, bpmnProcessId, updatedAt: x.now };
    if (elementId === undefined) x.put('message_subscription', { ...one, state: 'DELETED', updatedAt: x.now });
    else {
      const interrupting = eventsOf(to).find(({ id }) => id === elementId)?.interrupting ?? one.interrupting;
      x.put('message_subscription', { ...one, elementId, interrupting, ...where });
    }
    kept.add(elementId ?? '');
  }
  if (after.state === 'ACTIVATED' && !after.runtime.interrupted)
    openEvents(
      x,
      eventsOf(to).filter(({ id }) => !kept.has(id)),
      after,
    );
}

function migrateWork(x: Execution, instance: ElementInstance, target: Target, element: Element): void {
  const where = { processDefinitionKey: target.key, bpmnProcessId: target.bpmnProcessId, elementId: element.id };
  for (const job of x.rowsOf('job', instance, instance.key))
    x.put('job', { ...job, ...where, processDefinitionVersion: target.version, updatedAt: x.now });
  for (const task of x.rowsOf('user_task', instance, instance.key))
    x.put('user_task', { ...task, ...where, name: element.name, processDefinitionVersion: target.version });
  for (const incident of x.rowsOf('incident', instance, instance.key)) x.put('incident', { ...incident, ...where });
  for (const variable of x.rowsOf('variable', instance, instance.key))
    x.put('variable', { ...variable, processDefinitionKey: target.key });
}

export const migrateProcessInstance: CommandOf<'migrateProcessInstance'> = {
  trees: ({ processInstanceKey }, surroundings) => treeOfKey(surroundings, 'process_instance', processInstanceKey),
  async prepare({ targetProcessDefinitionKey }, { definitions }) {
    await definitions.compileWith(targetProcessDefinitionKey);
    return undefined;
  },
  apply(x, { processInstanceKey, targetProcessDefinitionKey, mappingInstructions }) {
    const processInstance = x.get('process_instance', processInstanceKey);
    const root = x.get('element_instance', processInstanceKey);
    if (!processInstance || !root) {
      const reason = `Expected to migrate process instance but no process instance found with key '${processInstanceKey}'`;
      throw reject('NOT_FOUND', reason);
    }
    const target = x.definitions.processes.get(targetProcessDefinitionKey);
    if (!target) {
      const reason = `Expected to migrate process instance to process definition but no process definition found with key '${targetProcessDefinitionKey}'`;
      throw reject('NOT_FOUND', reason);
    }
    const model = x.definitions.model(target.key);
    const source = x.definitions.model(root.processDefinitionKey);
    const mapping = new Mapping(root, source, model, mappingInstructions);
    // From the outside inwards: what opens in an element looks at the scopes around it.
    const active = [...x.treeOf(root).tables.element_instance.all()]
      .filter((one) => one.processInstanceKey === processInstanceKey)
      .sort((a, b) => a.key - b.key)
      .map((instance) => ({ instance, from: elementOf(x, instance) }))
      .map((one) => ({ ...one, to: mapping.ofActive(one.from) }));
    for (const { from, to } of active) mapping.checkEvents(from, to);
    const { bpmnProcessId, version } = target;
    x.put('process_instance', { ...processInstance, processDefinitionKey: target.key, bpmnProcessId, version });
    try {
      for (const { instance, from, to } of active) {
        const runtime = mapTokens(instance, from, mapping);
        const what = { elementId: to.id, elementName: to.name, bpmnProcessId, processDefinitionKey: target.key };
        x.put('element_instance', { ...instance, ...what, runtime });
        migrateWork(x, instance, target, to);
      }
      for (const { instance, from, to } of active)
        migrateEvents(x, instance, [from, to], x.get('element_instance', instance.key) ?? instance, mapping);
    } catch (error) {
      if (error instanceof Failure)
        throw reject(
          'INVALID_STATE',
          `Expected to migrate process instance '${processInstanceKey}' but an event of the target could not be opened: ${error.message}`,
        );
      throw error;
    }
  },
};
