/**
 * The life of an element instance: activating → activated → completing → completed, or terminating → terminated. Each
 * transition is one step: it is done whole, or taken back and turned into an incident.
 */
import { Rejection } from '../commands/commands.js';
import type { Element, Flow } from '../compiler/model.js';
import type { Execution } from '../execution.js';
import type { ElementInstance, Key, Variables } from '../records.js';
import { openCatchEvents, closeCatchEvents } from './catch-events.js';
import { handlerCompleted, noteCompensation } from './compensation-notes.js';
import { createElement, elementOf, remember } from './element.js';
import { awaitListeners, listenersDone } from './execution-listeners.js';
import { Failure } from './failure.js';
import { closeIncidents, raiseIncident } from './incidents.js';
import { cancelJobs } from './jobs.js';
import { hasTokens, isJoin, join, settledJoin } from './joins.js';
import { innerCompleted } from './multi-instance.js';
import { processEnded } from './process-instances.js';
import { forgetVariables, mapInputs, mapOutputs, setLocal } from './variables.js';

/** Lets a new instance begin. */
export function activate(x: Execution, element: Element, scope: ElementInstance): ElementInstance {
  const instance = createElement(x, element, scope);
  x.later(() => enter(x, instance.key));
  return instance;
}

/** An instance that is active at once because its event has happened: it completes with what the event brought. */
export function activateTriggered(x: Execution, element: Element, scope: ElementInstance, variables: Variables): void {
  const instance = createElement(x, element, scope);
  x.put('element_instance', { ...instance, state: 'ACTIVATED' });
  complete(x, instance.key, variables);
}

/** Does one step of an element; what keeps it from being done becomes an incident. */
function step(x: Execution, key: Key, run: () => void): void {
  const mark = x.mark();
  try {
    run();
  } catch (error) {
    if (error instanceof Rejection) throw error;
    x.rollBack(mark);
    const { type, message } = error instanceof Failure ? error : { type: 'UNKNOWN' as const, message: String(error) };
    raiseIncident(x, key, type, message);
  }
}

/** Activates: maps inputs, opens what can happen to the element, then does the element's own work. */
export function enter(x: Execution, key: Key): void {
  const instance = x.get('element_instance', key);
  if (instance?.state !== 'ACTIVATING') return;
  step(x, key, () => {
    const element = elementOf(x, instance);
    if (!listenersDone(instance, 'START')) {
      mapInputs(x, element.inputs, instance);
      // What an event brought to its event sub-process stands beside the inputs, and over them.
      setLocal(x, instance, instance.runtime.heard ?? {});
      openCatchEvents(x, element, instance);
      if (awaitListeners(x, instance, 'START')) return;
    }
    const activated: ElementInstance = { ...instance, state: 'ACTIVATED' };
    x.put('element_instance', activated);
    x.behaviorOf(element).activate(x, element, activated);
  });
}

/** The element's work is done; `variables` is what it brings along. */
export function complete(x: Execution, key: Key, variables: Variables = {}): void {
  const instance = x.get('element_instance', key);
  if (instance?.state !== 'ACTIVATED') return;
  const runtime = { ...instance.runtime, brought: variables };
  x.put('element_instance', { ...instance, state: 'COMPLETING', runtime });
  x.later(() => leave(x, key));
}

/** Completes: maps outputs, closes what could happen, goes on along the sequence flows. */
export function leave(x: Execution, key: Key): void {
  const instance = x.get('element_instance', key);
  if (instance?.state !== 'COMPLETING') return;
  step(x, key, () => {
    const element = elementOf(x, instance);
    if (!listenersDone(instance, 'END')) {
      mapOutputs(x, element.outputs, instance, instance.runtime.brought ?? {});
      if (awaitListeners(x, instance, 'END')) return;
    }
    const body = x.scopeOf(instance);
    if (body?.elementType === 'MULTI_INSTANCE_BODY') innerCompleted(x, body, instance);
    noteCompensation(x, element, instance);
    const thrower = handlerCompleted(x, instance);
    if (thrower) complete(x, thrower.key);
    closeCatchEvents(x, instance);
    const scope = x.scopeOf(instance);
    const flows = x.behaviorOf(element).flows?.(element, instance) ?? element.outgoing;
    if (isLast(x, instance)) {
      end(x, instance, 'COMPLETED');
      return terminate(x, instance.processInstanceKey);
    }
    if (scope) for (const flow of flows) takeFlow(x, flow, scope);
    x.behaviorOf(element).completed?.(x, element, instance);
    end(x, instance, 'COMPLETED');
  });
}

/** Whether whoever created the process instance wanted it to end here. */
function isLast(x: Execution, { processInstanceKey, elementId, flowScopeKey }: ElementInstance): boolean {
  if (flowScopeKey === null) return false;
  return x.get('element_instance', processInstanceKey)?.runtime.terminateAfter?.includes(elementId) ?? false;
}

/** The last change of an instance; its scope then looks whether anything is left in it. */
function end(x: Execution, instance: ElementInstance, state: 'COMPLETED' | 'TERMINATED'): void {
  const current = x.get('element_instance', instance.key) ?? instance;
  const variables = instance.flowScopeKey === null ? instanceVariables(x, instance) : {};
  forgetVariables(x, instance);
  const runtime = { ...current.runtime, brought: undefined };
  x.put('element_instance', { ...current, state, endedAt: x.now, runtime });
  if (instance.flowScopeKey === null) processEnded(x, instance, state, variables);
  else {
    const settled = settledJoin(x, instance.flowScopeKey);
    if (settled) activate(x, settled.gateway, settled.scope);
    childLeft(x, instance.flowScopeKey);
  }
}

function instanceVariables(x: Execution, instance: ElementInstance): Variables {
  return Object.fromEntries(x.rowsOf('variable', instance, instance.key).map(({ name, value }) => [name, value]));
}

/** Notes that a flow was taken. */
export function recordFlow(x: Execution, flow: Flow, scope: ElementInstance): void {
  const { processInstanceKey, rootProcessInstanceKey, processDefinitionKey, bpmnProcessId } = scope;
  x.put('taken_sequence_flow', {
    id: `${processInstanceKey}_${flow.id}`,
    processInstanceKey,
    rootProcessInstanceKey,
    processDefinitionKey,
    bpmnProcessId,
    elementId: flow.id,
  });
}

/** A flow into a join leaves a token there; every other one activates its target. */
export function takeFlow(x: Execution, flow: Flow, scope: ElementInstance): void {
  recordFlow(x, flow, scope);
  const from = isJoin(flow.target) ? join(x, flow, scope.key) : scope;
  if (from) activate(x, flow.target, from);
}

/** A scope is done when nothing in it is active and no token waits at a join. */
export function childLeft(x: Execution, scopeKey: Key): void {
  const scope = x.get('element_instance', scopeKey);
  if (!scope || x.treeOf(scope).tables.element_instance.has(scopeKey)) return;
  if (scope.state === 'TERMINATING') return finishTermination(x, scope);
  const { pending } = scope.runtime;
  if (pending) {
    const current = remember(x, scope, { pending: undefined });
    return startEventSubProcess(x, current, pending.eventId, pending.variables);
  }
  if (scope.state === 'ACTIVATED' && !hasTokens(scope)) complete(x, scopeKey);
}

/** Ends an instance and everything in it. What has to wait for a listener ends later (see elements/user-task.ts). */
export function terminate(x: Execution, key: Key): void {
  const instance = x.get('element_instance', key);
  if (!instance || instance.state === 'TERMINATING') return;
  closeIncidents(x, instance);
  closeCatchEvents(x, instance);
  const before = x.get('element_instance', key) ?? instance;
  const terminating: ElementInstance = { ...before, state: 'TERMINATING' };
  x.put('element_instance', terminating);
  const waits = x.behaviorOf(elementOf(x, instance)).terminate?.(x, elementOf(x, instance), terminating) ?? false;
  if (!waits) cancelJobs(x, instance);
  terminateChildren(x, terminating);
  if (!waits && !x.treeOf(terminating).tables.element_instance.has(key)) finishTermination(x, terminating);
}

export function terminateChildren(x: Execution, scope: ElementInstance, except: Key | null = null): void {
  for (const child of x.rowsOf('element_instance', scope, scope.key)) if (child.key !== except) terminate(x, child.key);
}

/** The instance and all in it have ended: an interrupting boundary event goes on from here. */
export function finishTermination(x: Execution, instance: ElementInstance): void {
  const current = x.get('element_instance', instance.key);
  if (current?.state !== 'TERMINATING') return;
  const { boundary } = current.runtime;
  const scope = x.scopeOf(current);
  if (boundary && scope && scope.state !== 'TERMINATING') {
    const event = x.definitions.model(current.processDefinitionKey).elements.get(boundary.eventId);
    if (event) activateTriggered(x, event, scope, boundary.variables);
  }
  end(x, current, 'TERMINATED');
}

/** Ends an activity in favour of one of its boundary events. */
export function interruptActivity(x: Execution, key: Key, eventId: string, variables: Variables): void {
  const instance = x.get('element_instance', key);
  if (!instance || instance.state === 'TERMINATING') return;
  remember(x, instance, { boundary: { eventId, variables } });
  terminate(x, key);
}

/** Ends everything in a scope in favour of one of its event sub-processes. */
export function interruptScope(x: Execution, key: Key, eventId: string, variables: Variables): void {
  const scope = x.get('element_instance', key);
  if (!scope || scope.runtime.interrupted) return;
  const interrupted = remember(x, scope, { tokens: undefined, interrupted: true, pending: { eventId, variables } });
  closeCatchEvents(x, interrupted, 'event sub-processes');
  terminateChildren(x, interrupted);
  childLeft(x, key);
}

/** An event sub-process begins with the event's variables in its own scope (see elements/event-sub-process.ts). */
export function startEventSubProcess(
  x: Execution,
  scope: ElementInstance,
  eventId: string,
  variables: Variables,
): void {
  const event = x.definitions.model(scope.processDefinitionKey).elements.get(eventId);
  if (!event?.scope) return;
  const instance = createElement(
    x,
    event.scope,
    scope,
    event.outputs ? { startedWith: variables } : { heard: variables },
  );
  x.later(() => enter(x, instance.key));
}
