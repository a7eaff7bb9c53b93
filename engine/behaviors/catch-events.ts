/** What can happen to an element: opened when it activates, closed when it ends, triggered in between. */
import { type Element, eventStarts } from '../compiler/model.js';
import type { Execution } from '../execution.js';
import type { ElementInstance } from '../records.js';
import { correlationKeyOf, stringOf } from './expressions.js';
import { elementOf } from './element.js';
import { correlateBuffered } from './messages.js';
import { planTimer } from './timers.js';

const WAITS = ['INTERMEDIATE_CATCH_EVENT', 'RECEIVE_TASK'];
const SCOPES = ['PROCESS', 'SUB_PROCESS', 'EVENT_SUB_PROCESS'];

/** The events an instance of an element listens to. */
export function eventsOf(element: Element): Element[] {
  const own = WAITS.includes(element.type) ? [element] : [];
  const targets = element.type === 'EVENT_BASED_GATEWAY' ? element.outgoing.map(({ target }) => target) : [];
  const starts = SCOPES.includes(element.type) ? eventStarts(element) : [];
  return [...own, ...targets, ...element.boundaries, ...starts];
}

/** @throws {Failure} where an expression cannot be evaluated */
export function openCatchEvents(x: Execution, element: Element, instance: ElementInstance): void {
  openEvents(x, eventsOf(element), instance);
}

/** @throws {Failure} */
export function openEvents(x: Execution, events: Element[], instance: ElementInstance): void {
  for (const event of events) {
    // What can happen to an activity is told from outside it: its own local variables do not count.
    const scope = event.type === 'BOUNDARY_EVENT' ? (x.scopeOf(instance) ?? instance) : instance;
    openEvent(x, event, instance, scope);
  }
}

function openEvent(x: Execution, event: Element, instance: ElementInstance, scope: ElementInstance): void {
  const { processInstanceKey, rootProcessInstanceKey, processDefinitionKey, bpmnProcessId } = instance;
  const place = { elementInstanceKey: instance.key, processInstanceKey, rootProcessInstanceKey, processDefinitionKey };
  const { trigger } = event;
  if (trigger.kind === 'timer') {
    x.put('timer', { key: x.newKey(), ...planTimer(x, trigger, scope), elementId: event.id, ...place });
  }
  if (trigger.kind === 'signal') {
    const signalName = stringOf(x, trigger.name, scope);
    x.put('signal_subscription', { key: x.newKey(), signalName, elementId: event.id, ...place });
  }
  if (trigger.kind === 'message' && trigger.correlationKey) {
    const messageName = stringOf(x, trigger.name, scope);
    const correlationKey = correlationKeyOf(x, trigger.correlationKey, scope);
    const key = x.newKey();
    x.put('message_subscription', {
      key,
      messageName,
      correlationKey,
      elementId: event.id,
      interrupting: event.interrupting,
      state: 'CREATED',
      bpmnProcessId,
      updatedAt: x.now,
      ...place,
    });
    x.later(() => correlateBuffered(x, key));
  }
}

/** Closes what is open on an instance; on an interrupted scope only what would start event sub-processes. */
export function closeCatchEvents(
  x: Execution,
  instance: ElementInstance,
  which: 'all' | 'event sub-processes' = 'all',
): void {
  const starts = which === 'all' ? null : new Set(eventStarts(elementOf(x, instance)).map(({ id }) => id));
  const concerned = ({ elementId }: { elementId: string }): boolean => starts === null || starts.has(elementId);
  for (const timer of x.rowsOf('timer', instance, instance.key).filter(concerned)) x.remove('timer', timer);
  for (const hearer of x.rowsOf('signal_subscription', instance, instance.key).filter(concerned))
    x.remove('signal_subscription', hearer);
  for (const subscription of x.rowsOf('message_subscription', instance, instance.key).filter(concerned)) {
    x.put('message_subscription', { ...subscription, state: 'DELETED', updatedAt: x.now });
  }
}
