/**
 * Native user tasks: a task goes from state to state, and each change runs through the listeners of its event first,
 * one job after the other. What is to change is kept with the element until the last listener has agreed.
 */
import { type JobResult, Rejection } from '../commands/commands.js';
import { type Listener, ownTaskOf } from '../compiler/model.js';
import type { Execution } from '../execution.js';
import type { ElementInstance, Job, ListenerEventType, UserTask, UserTaskState, Variables } from '../records.js';
import type { Runtime, TaskChange } from '../runtime.js';
import { elementOf, remember } from './element.js';
import { cancelJobs, createGlobalListenerJob, createListenerJob } from './jobs.js';
import { complete, finishTermination } from './lifecycle.js';

type Pending = NonNullable<Runtime['task']>;

const STATES: Partial<Record<ListenerEventType, UserTaskState>> = {
  CREATING: 'CREATING',
  ASSIGNING: 'ASSIGNING',
  UPDATING: 'UPDATING',
  COMPLETING: 'COMPLETING',
  CANCELING: 'CANCELING',
};
const INTENTS: Partial<Record<ListenerEventType, string>> = {
  ASSIGNING: 'ASSIGN',
  UPDATING: 'UPDATE',
  COMPLETING: 'COMPLETE',
};
const NOUNS: Partial<Record<ListenerEventType, string>> = {
  ASSIGNING: 'Assignment',
  UPDATING: 'Update',
  COMPLETING: 'Completion',
};

export const waiterOf = (task: Pick<UserTask, 'key'>): string => `task:${task.key}`;

const listenersFor = (x: Execution, instance: ElementInstance, event: ListenerEventType): Listener[] =>
  ownTaskOf(elementOf(x, instance))?.listeners.filter((listener) => listener.event === event) ?? [];

/** Those of every task that an event has now: a change that has begun goes on with what it began with. */
function globalsFor(x: Execution, event: ListenerEventType): Pick<Pending, 'globals'> {
  const found = x.globalListeners.of(event);
  const globals = found.map(({ type, retries, afterNonGlobal }) => ({ type, retries, afterNonGlobal }));
  return globals.length === 0 ? {} : { globals };
}

/** Begins the next listener's job: those of every task around those of the model. @returns false where none is left */
function beginListener(x: Execution, instance: ElementInstance, { event, listener, globals = [] }: Pending): boolean {
  const begin = [
    ...globals.filter(({ afterNonGlobal }) => !afterNonGlobal),
    ...listenersFor(x, instance, event),
    ...globals.filter(({ afterNonGlobal }) => afterNonGlobal),
  ][listener];
  if (begin === undefined) return false;
  if ('afterNonGlobal' in begin) createGlobalListenerJob(x, instance, begin, event);
  else createListenerJob(x, instance, begin, event);
  return true;
}

const pendingOf = (instance: ElementInstance): Pending | null => instance.runtime.task ?? null;

function setPending(x: Execution, instance: ElementInstance, task: Pending | null): ElementInstance {
  return remember(x, instance, { task });
}

export function taskOf(x: Execution, instance: ElementInstance): UserTask | undefined {
  return x.rowsOf('user_task', instance, instance.key)[0];
}

/** Begins a transition; without listeners it is done at once. */
export function change(x: Execution, task: UserTask, what: Omit<TaskChange, 'from' | 'globals'>): void {
  const instance = x.get('element_instance', task.elementInstanceKey);
  if (!instance) return;
  const from = task.state;
  x.put('user_task', { ...task, state: STATES[what.event] ?? from, action: what.action });
  proceed(x, setPending(x, instance, { ...what, ...globalsFor(x, what.event), from, listener: 0 }));
}

/** The next listener, or the change itself. */
function proceed(x: Execution, instance: ElementInstance): void {
  const pending = pendingOf(instance);
  const task = taskOf(x, instance);
  if (!pending || !task) return;
  if (beginListener(x, instance, pending)) return;
  finish(x, setPending(x, instance, null), { ...task, ...pending.attributes }, pending);
}

function finish(x: Execution, instance: ElementInstance, task: UserTask, pending: Pending): void {
  x.answer(waiterOf(task), { value: {} });
  if (pending.event === 'COMPLETING') {
    x.put('user_task', { ...task, state: 'COMPLETED', completedAt: x.now });
    return complete(x, instance.key, pending.variables);
  }
  if (pending.event === 'CANCELING') {
    x.put('user_task', { ...task, state: 'CANCELED' });
    return finishTermination(x, instance);
  }
  const created: UserTask = { ...task, state: 'CREATED' };
  x.put('user_task', created);
  const assignee = pending.event === 'CREATING' ? instance.runtime.assignee : undefined;
  // The assignee of the model is an assignment of its own, so that its listeners hear of it.
  if (assignee !== undefined)
    change(x, created, { event: 'ASSIGNING', attributes: { assignee }, variables: {}, action: '' });
}

/** A listener has done its job: it may deny the change, or correct it. */
export function listenerCompleted(x: Execution, job: Job, result: JobResult | undefined): void {
  const instance = x.get('element_instance', job.elementInstanceKey);
  const pending = instance && pendingOf(instance);
  const task = instance && taskOf(x, instance);
  if (!instance || !pending || !task) return;
  if (result?.denied && pending.event !== 'CREATING' && pending.event !== 'CANCELING') {
    setPending(x, instance, null);
    x.put('user_task', { ...task, state: pending.from, action: '' });
    const reason = `${NOUNS[pending.event]} of the User Task with key '${task.key}' was denied by Task Listener. Reason to deny: '${result.deniedReason ?? ''}'`;
    return x.answer(waiterOf(task), {
      rejection: new Rejection('INVALID_STATE', INTENTS[pending.event] ?? '', reason),
    });
  }
  const attributes = { ...pending.attributes, ...result?.corrections };
  if (attributes.assignee === '') attributes.assignee = null;
  proceed(x, setPending(x, instance, { ...pending, attributes, listener: pending.listener + 1 }));
}

/** The element ends before its task is done. @returns whether listeners have to be waited for */
export function cancelTask(x: Execution, instance: ElementInstance): boolean {
  const task = taskOf(x, instance);
  cancelJobs(x, instance);
  if (!task) return false;
  x.answer(waiterOf(task), {
    rejection: new Rejection(
      'NOT_FOUND',
      'COMPLETE',
      `Expected to complete user task with key '${task.key}', but no such user task was found`,
    ),
  });
  if (listenersFor(x, instance, 'CANCELING').length + x.globalListeners.of('CANCELING').length === 0) {
    x.put('user_task', { ...task, state: 'CANCELED' });
    return false;
  }
  change(x, task, { event: 'CANCELING', attributes: {}, variables: {}, action: '' });
  return true;
}

/** What a listener sees beside the variables in sight: those the task is about to be completed with. */
export function variablesToCome(instance: ElementInstance): Variables {
  return pendingOf(instance)?.variables ?? {};
}
export function changedAttributes(instance: ElementInstance): TaskChange['attributes'] {
  return pendingOf(instance)?.attributes ?? {};
}
