/** Errors look for whoever catches them: the task's own boundary first, then scope by scope outwards. */
import { type Element, eventStarts } from '../compiler/model.js';
import type { Execution } from '../execution.js';
import type { ElementInstance, Key, Variables } from '../records.js';
import { interruptActivity, interruptScope, elementOf } from './lifecycle.js';

interface Catch {
  instance: ElementInstance;
  event: Element;
}

/** The code an event catches; null for any. Catching codes are static (checked at deployment). */
function codeOf(event: Element): string | null {
  return event.trigger.kind === 'error' ? (event.trigger.code?.text ?? null) : null;
}

const isError = ({ trigger }: Element): boolean => trigger.kind === 'error';

/** Catching events of one scope: those of its event sub-processes and those at its border. */
function catchesOf(x: Execution, instance: ElementInstance): Catch[] {
  const element = elementOf(x, instance);
  const inside = instance.runtime['interrupted'] === true ? [] : eventStarts(element).filter(isError);
  return [...inside, ...element.boundaries.filter(isError)].map((event) => ({ instance, event }));
}

function outwards(x: Execution, instance: ElementInstance): ElementInstance | undefined {
  if (instance.flowScopeKey !== null) return x.get('element_instance', instance.flowScopeKey);
  const caller = x.get('process_instance', instance.processInstanceKey)?.parentElementInstanceKey ?? null;
  return caller === null ? undefined : x.get('element_instance', caller);
}

/** @returns the codes that would have been caught, where none catches this one; null where the error was caught */
export function throwError(
  x: Execution,
  thrower: ElementInstance,
  code: string,
  variables: Variables,
): string[] | null {
  const available: string[] = [];
  let current: ElementInstance | undefined = thrower;
  while (current) {
    const catches = current.state === 'TERMINATING' ? [] : catchesOf(x, current);
    const found =
      catches.find(({ event }) => codeOf(event) === code) ?? catches.find(({ event }) => codeOf(event) === null);
    if (found) {
      catchError(x, found, variables);
      return null;
    }
    available.push(...catches.map(({ event }) => codeOf(event) ?? ''));
    current = outwards(x, current);
  }
  return available;
}

function catchError(x: Execution, { instance, event }: Catch, variables: Variables): void {
  const key: Key = instance.key;
  if (event.type === 'BOUNDARY_EVENT') interruptActivity(x, key, event.id, variables);
  else interruptScope(x, key, event.id, variables);
}

export function notCaught(code: string, message: string, available: string[]): string {
  const said = message === '' ? '' : ` with message '${message}'`;
  const others =
    available.length === 0
      ? 'No error events are available in the scope.'
      : `Available error events are [${available.join(', ')}]`;
  return `Expected to throw an error event with the code '${code}'${said}, but it was not caught. ${others}`;
}
