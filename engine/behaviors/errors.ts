/** Errors and escalations look for whoever catches them: at the thrower's own border first, then scope by scope outwards. */
import { type Element, eventStarts } from '../compiler/model.js';
import type { Execution } from '../execution.js';
import type { ElementInstance, Variables } from '../records.js';
import { triggerEvent } from './events.js';
import { elementOf } from './element.js';

type Kind = 'error' | 'escalation';

interface Catch {
  instance: ElementInstance;
  event: Element;
}

/** The code an event catches; null for any. Catching codes are static (checked at deployment). */
function codeOf({ trigger }: Element): string | null {
  return trigger.kind === 'error' || trigger.kind === 'escalation' ? (trigger.code?.text ?? null) : null;
}

/** Catching events of one scope: those of its event sub-processes and those at its border. */
function catchesOf(x: Execution, instance: ElementInstance, kind: Kind): Catch[] {
  const element = elementOf(x, instance);
  const inside = instance.runtime.interrupted ? [] : eventStarts(element);
  return [...inside, ...element.boundaries]
    .filter(({ trigger }) => trigger.kind === kind)
    .map((event) => ({ instance, event }));
}

function outwards(x: Execution, instance: ElementInstance): ElementInstance | undefined {
  if (instance.flowScopeKey !== null) return x.get('element_instance', instance.flowScopeKey);
  const caller = x.get('process_instance', instance.processInstanceKey)?.parentElementInstanceKey ?? null;
  return caller === null ? undefined : x.get('element_instance', caller);
}

/** Who catches it, one that names the code before one that catches all; else the codes that would be caught. */
function find(x: Execution, thrower: ElementInstance, kind: Kind, code: string): Catch | string[] {
  const available: string[] = [];
  let current: ElementInstance | undefined = thrower;
  while (current) {
    const catches = current.state === 'TERMINATING' ? [] : catchesOf(x, current, kind);
    const found =
      catches.find(({ event }) => codeOf(event) === code) ?? catches.find(({ event }) => codeOf(event) === null);
    if (found) return found;
    available.push(...catches.map(({ event }) => codeOf(event) ?? ''));
    current = outwards(x, current);
  }
  return available;
}

/** @returns the codes that would have been caught, where none catches this one; null where the error was caught */
export function throwError(
  x: Execution,
  thrower: ElementInstance,
  code: string,
  variables: Variables,
): string[] | null {
  const found = find(x, thrower, 'error', code);
  if (Array.isArray(found)) return found;
  triggerEvent(x, found.instance.key, found.event.id, variables);
  return null;
}

/** One that nobody catches changes nothing. */
export function throwEscalation(x: Execution, thrower: ElementInstance, code: string): void {
  const found = find(x, thrower, 'escalation', code);
  if (!Array.isArray(found)) triggerEvent(x, found.instance.key, found.event.id, {});
}

export function notCaught(code: string, message: string, available: string[]): string {
  const said = message === '' ? '' : ` with message '${message}'`;
  const others =
    available.length === 0
      ? 'No error events are available in the scope.'
      : `Available error events are [${available.join(', ')}]`;
  return `Expected to throw an error event with the code '${code}'${said}, but it was not caught. ${others}`;
}
