/** Jobs before an element's own work and after it, one after the other, in the order of the model. */
import type { Listener } from '../compiler/model.js';
import type { Execution } from '../execution.js';
import type { ElementInstance, Job, Variables } from '../records.js';
import { createListenerJob } from './jobs.js';
import { elementOf, remember } from './element.js';
import { propagate, setLocal } from './variables.js';

type Phase = 'START' | 'END';

function listenerAt(x: Execution, instance: ElementInstance, phase: Phase, index: number): Listener | undefined {
  return elementOf(x, instance).executionListeners.filter(({ event }) => event === phase)[index];
}

const countOf = ({ runtime }: ElementInstance, phase: Phase): number | 'done' | undefined =>
  runtime[`listeners${phase}`];

/** Whether the listeners of a phase have done their jobs. */
export const listenersDone = (instance: ElementInstance, phase: Phase): boolean => countOf(instance, phase) === 'done';

/**
 * Begins with the first listener of a phase.
 * @returns whether there is something to wait for
 * @throws {Failure}
 */
export function awaitListeners(x: Execution, instance: ElementInstance, phase: Phase): boolean {
  return beginListener(x, instance, phase, 0);
}

function beginListener(x: Execution, instance: ElementInstance, phase: Phase, index: number): boolean {
  const listener = listenerAt(x, instance, phase, index);
  if (!listener) return false;
  remember(x, instance, { [`listeners${phase}`]: index });
  createListenerJob(x, instance, listener, phase, 'EXECUTION_LISTENER');
  return true;
}

/**
 * What a start listener brings is the element's own; what an end listener brings goes outwards.
 * @returns the phase that is done with it; null where another listener follows
 */
export function executionListenerCompleted(x: Execution, job: Job, variables: Variables): Phase | null {
  const instance = x.get('element_instance', job.elementInstanceKey);
  if (!instance) return null;
  const phase = job.listenerEventType === 'START' ? 'START' : 'END';
  if (phase === 'START') setLocal(x, instance, variables);
  else propagate(x, x.scopeOf(instance) ?? instance, variables);
  if (beginListener(x, instance, phase, Number(countOf(instance, phase)) + 1)) return null;
  remember(x, instance, { [`listeners${phase}`]: 'done' });
  return phase;
}
