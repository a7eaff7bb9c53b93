/** Signals: thrown once, heard by everybody who waits for that name, and by start events. */
import type { Execution } from '../execution.js';
import type { ElementInstance, Variables } from '../records.js';
import { triggerEvent } from './events.js';
import { startByEvent } from './process-instances.js';
import { localVariables } from './variables.js';

export function broadcast(x: Execution, signalName: string, variables: Variables): void {
  for (const { key } of x.indexes.hearersOf(signalName)) {
    const start = x.definitions.startSignals.get(key);
    if (start) startByEvent(x, start.processDefinitionKey, start.elementId, variables);
    // One that was interrupted by another hearer of this signal hears it no more.
    const subscription = x.get('signal_subscription', key);
    if (subscription?.elementInstanceKey)
      triggerEvent(x, subscription.elementInstanceKey, subscription.elementId, variables);
  }
}

/** The signal follows as a command of its own: who hears it may have to be read from disk. */
export function throwSignal(x: Execution, name: string, instance: ElementInstance): void {
  x.addSignal({ key: x.newKey(), name, variables: localVariables(x, instance), createdAt: x.now });
}
