/** The event-based gateway: the first event decides, and goes on with what it brought. */
import { activateTriggered, recordFlow } from '../behaviors/lifecycle.js';
import type { ElementBehavior } from '../execution.js';

export const eventBasedGateway: ElementBehavior = {
  activate: () => undefined,
  // The flow is recorded by hand: its target has happened already and must not begin to wait.
  flows: () => [],
  completed: (x, element, instance) => {
    const { trigger } = instance.runtime;
    const flow = element.outgoing.find(({ target }) => target.id === trigger?.eventId);
    const scope = x.scopeOf(instance);
    if (!trigger || !flow || !scope) return;
    recordFlow(x, flow, scope);
    activateTriggered(x, flow.target, scope, trigger.variables);
  },
};
