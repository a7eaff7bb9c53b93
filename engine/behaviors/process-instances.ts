/** Instances of processes: how they begin, and what follows from their end. */
import { type Element, elementIn, noneStartOf } from '../compiler/model.js';
import type { Execution } from '../execution.js';
import type { ElementInstance, Key, ProcessInstance, Variables } from '../records.js';
import { elementOf, remember } from './element.js';
import { activate, activateTriggered, complete, enter, finishTermination } from './lifecycle.js';
import { releaseStart } from './messages.js';
import { setLocal } from './variables.js';

export interface Caller {
  instance: ElementInstance;
  depth: number;
}

function labelsOf(x: Execution, { instance }: Caller): Pick<ProcessInstance, 'tags' | 'businessId'> {
  const calling = x.get('process_instance', instance.processInstanceKey);
  return { tags: calling?.tags ?? [], businessId: calling?.businessId ?? null };
}

/** A new instance with its variables, activating; nothing has begun in it. */
export function createInstance(
  x: Execution,
  processDefinitionKey: Key,
  variables: Variables,
  caller: Caller | null = null,
  labels: Pick<ProcessInstance, 'tags' | 'businessId'> = { tags: [], businessId: null },
): ElementInstance {
  const definition = x.definitions.processes.get(processDefinitionKey);
  if (!definition) throw new Error(`Process definition ${processDefinitionKey} is unknown.`);
  const { bpmnProcessId, version, name } = definition;
  const key = x.newKey();
  const rootProcessInstanceKey = caller?.instance.rootProcessInstanceKey ?? key;
  if (!caller) x.addTree(key);
  x.put('process_instance', {
    key,
    rootProcessInstanceKey,
    parentProcessInstanceKey: caller?.instance.processInstanceKey ?? null,
    parentElementInstanceKey: caller?.instance.key ?? null,
    processDefinitionKey,
    bpmnProcessId,
    version,
    state: 'ACTIVE',
    hasIncident: false,
    ...(caller ? labelsOf(x, caller) : labels),
    startedAt: x.now,
    endedAt: null,
  });
  const instance: ElementInstance = {
    key,
    processInstanceKey: key,
    rootProcessInstanceKey,
    processDefinitionKey,
    bpmnProcessId,
    elementId: bpmnProcessId,
    elementName: name,
    elementType: 'PROCESS',
    flowScopeKey: null,
    state: 'ACTIVATING',
    incidentKey: null,
    startedAt: x.now,
    endedAt: null,
    runtime: { depth: caller?.depth ?? 1 },
  };
  x.put('element_instance', instance);
  setLocal(x, instance, variables);
  return instance;
}

/** Notes that the instance ends when one of these elements has completed. */
export function endAfter(x: Execution, instance: ElementInstance, terminateAfter: string[]): ElementInstance {
  return remember(x, instance, { terminateAfter });
}

/** Begins at the none start event (see elements/process.ts). */
export function begin(x: Execution, instance: ElementInstance): void {
  x.later(() => enter(x, instance.key));
}

/** Begins at a start event that has happened. */
export function startByEvent(x: Execution, processDefinitionKey: Key, elementId: string, variables: Variables): Key {
  const event = elementIn(x.definitions.model(processDefinitionKey), elementId);
  const instance = createInstance(x, processDefinitionKey, event.outputs ? {} : variables);
  begin(x, remember(x, instance, { startedBy: elementId, startedWith: event.outputs ? variables : {} }));
  return instance.key;
}

/** What a process does when it is activated. */
export function startProcess(x: Execution, root: Element, instance: ElementInstance): void {
  const { startedBy, startedWith = {} } = instance.runtime;
  if (startedBy !== undefined) {
    const event = elementIn(x.definitions.model(instance.processDefinitionKey), startedBy);
    return activateTriggered(x, event, instance, startedWith);
  }
  activate(x, noneStartOf(root), instance);
}

/** Called by the life cycle when the outermost scope of an instance has ended. */
export function processEnded(
  x: Execution,
  instance: ElementInstance,
  state: 'COMPLETED' | 'TERMINATED',
  variables: Variables,
): void {
  const processInstance = x.get('process_instance', instance.key);
  if (!processInstance) return;
  x.put('process_instance', { ...processInstance, state, hasIncident: false, endedAt: x.now });
  if (state === 'COMPLETED') x.answer(`instance:${instance.key}`, { value: variables });
  const callerKey = processInstance.parentElementInstanceKey;
  const caller = callerKey === null ? undefined : x.get('element_instance', callerKey);
  if (caller && state === 'TERMINATED') x.later(() => finishTermination(x, caller));
  if (caller && state === 'COMPLETED') childCompleted(x, caller, variables);
  x.later(() => releaseStart(x, instance.key));
}

function childCompleted(x: Execution, caller: ElementInstance, variables: Variables): void {
  const element = elementOf(x, caller);
  const upwards = element.outputs || (element.type === 'CALL_ACTIVITY' && element.call.propagateAllChildVariables);
  complete(x, caller.key, upwards ? variables : {});
}
