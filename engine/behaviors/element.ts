/** Element instances as rows: what they are instances of, how one is made, and what it keeps in mind. */
import { type Element, elementIn } from '../compiler/model.js';
import type { Execution } from '../execution.js';
import type { ElementInstance } from '../records.js';
import type { Runtime } from '../runtime.js';

export function elementOf(
  x: Execution,
  instance: Pick<ElementInstance, 'processDefinitionKey' | 'elementId' | 'elementType'>,
): Element {
  const element = elementIn(x.definitions.model(instance.processDefinitionKey), instance.elementId);
  return element.type === 'MULTI_INSTANCE_BODY' && instance.elementType !== element.type ? element.inner : element;
}

/** A new instance of an element within a scope, activating; nothing is done with it yet. */
export function createElement(
  x: Execution,
  element: Element,
  scope: ElementInstance,
  runtime: Runtime = {},
): ElementInstance {
  const { processInstanceKey, rootProcessInstanceKey, processDefinitionKey, bpmnProcessId } = scope;
  const instance: ElementInstance = {
    key: x.newKey(),
    processInstanceKey,
    rootProcessInstanceKey,
    processDefinitionKey,
    bpmnProcessId,
    elementId: element.id,
    elementName: element.name,
    elementType: element.type,
    flowScopeKey: scope.key,
    state: 'ACTIVATING',
    incidentKey: null,
    startedAt: x.now,
    endedAt: null,
    runtime,
  };
  x.put('element_instance', instance);
  return instance;
}

/** Keeps facts in mind beside those there are; one that is undefined is forgotten. */
export function remember(x: Execution, instance: ElementInstance, facts: Runtime): ElementInstance {
  const current = x.get('element_instance', instance.key) ?? instance;
  const updated: ElementInstance = { ...current, runtime: { ...current.runtime, ...facts } };
  x.put('element_instance', updated);
  return updated;
}
