/** What happens to an element: which event means what for the instance that listens to it. */
import type { Element } from '../compiler/model.js';
import type { Execution } from '../execution.js';
import type { ElementInstance, Key, Variables } from '../records.js';
import { closeCatchEvents } from './catch-events.js';
import { elementOf, remember } from './element.js';
import { activateTriggered, complete, interruptActivity, interruptScope, startEventSubProcess } from './lifecycle.js';

/** Something has happened that an instance listens to. */
export function triggerEvent(x: Execution, instanceKey: Key, eventId: string, variables: Variables): void {
  const instance = x.get('element_instance', instanceKey);
  if (!instance) return;
  const element = elementOf(x, instance);
  if (element.id === eventId) {
    closeCatchEvents(x, instance);
    return complete(x, instanceKey, variables);
  }
  const event = x.definitions.model(instance.processDefinitionKey).elements.get(eventId);
  if (!event) return;
  if (element.type === 'EVENT_BASED_GATEWAY') return followEvent(x, instance, event, variables);
  if (event.type === 'BOUNDARY_EVENT') {
    if (event.interrupting) return interruptActivity(x, instanceKey, eventId, variables);
    const scope = x.scopeOf(instance);
    if (scope) activateTriggered(x, event, scope, variables);
    return;
  }
  if (event.interrupting) return interruptScope(x, instanceKey, eventId, variables);
  startEventSubProcess(x, instance, eventId, variables);
}

/** The first event decides which way an event-based gateway goes; the event itself has happened already. */
function followEvent(x: Execution, gateway: ElementInstance, event: Element, variables: Variables): void {
  remember(x, gateway, { trigger: { eventId: event.id, variables } });
  closeCatchEvents(x, gateway);
  complete(x, gateway.key);
}
