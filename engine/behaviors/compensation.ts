/**
 * Taking back what was done: a completed activity with a compensation handler leaves a note in its scope; a completed
 * scope with notes leaves them in the scope around it. Who throws compensation turns notes into running handlers, and
 * goes on when all of them are done.
 */
import type { Execution } from '../execution.js';
import type { ElementInstance, Variables } from '../records.js';
import type { CompensationNote } from '../runtime.js';
import { notesOf } from './compensation-notes.js';
import { createElement, remember } from './element.js';
import { complete, enter } from './lifecycle.js';
import { setLocal } from './variables.js';

/** The scope of a thrower; within an event sub-process also the one around it. */
function scopesOf(x: Execution, thrower: ElementInstance): ElementInstance[] {
  const scope = x.scopeOf(thrower);
  if (!scope) return [];
  const around = x.scopeOf(scope);
  return scope.elementType === 'EVENT_SUB_PROCESS' && around ? [scope, around] : [scope];
}

/** Every handler of a note, the outermost first. */
function handlersOf({ handlerId, inside, variables }: CompensationNote): { handlerId: string; variables: Variables }[] {
  const own = handlerId === null ? [] : [{ handlerId, variables: {} }];
  const inner = inside.flatMap(handlersOf).map((one) => ({ ...one, variables: { ...variables, ...one.variables } }));
  return [...own, ...inner];
}

/** Begins what takes back `activityId`, or everything in the scope; each note is used once. */
export function compensate(x: Execution, thrower: ElementInstance, activityId: string | null): void {
  const wanted = (note: CompensationNote): boolean => activityId === null || note.activityId === activityId;
  const { elements } = x.definitions.model(thrower.processDefinitionKey);
  let begun = 0;
  for (const scope of scopesOf(x, thrower)) {
    const notes = notesOf(scope);
    remember(x, scope, { compensation: notes.filter((note) => !wanted(note)) });
    for (const { handlerId, variables } of notes.filter(wanted).flatMap(handlersOf)) {
      const handler = elements.get(handlerId);
      const current = x.get('element_instance', scope.key);
      if (!handler || !current) continue;
      const instance = createElement(x, handler, current, { compensationFor: thrower.key });
      setLocal(x, instance, variables);
      x.later(() => enter(x, instance.key));
      begun += 1;
    }
  }
  if (begun === 0) return complete(x, thrower.key);
  remember(x, thrower, { handlers: begun });
}
