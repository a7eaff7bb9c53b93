/**
 * Taking back what was done: a completed activity with a compensation handler leaves a note in its scope; a completed
 * scope with notes leaves them in the scope around it. Who throws compensation turns notes into running handlers, and
 * goes on when all of them are done.
 */
import type { Element } from '../compiler/model.js';
import type { Execution } from '../execution.js';
import type { ElementInstance, JsonValue, Key, Variables } from '../records.js';
import { complete, createElement, enter } from './lifecycle.js';
import { localVariables, setLocal } from './variables.js';

interface Note {
  activityId: string;
  handlerId: string | null;
  /** Of a completed scope: what is to be taken back in it, with the variables it had. */
  inside: Note[];
  variables: Variables;
}

const notesOf = (scope: ElementInstance): Note[] => (scope.runtime['compensation'] ?? []) as unknown as Note[];

function keepNotes(x: Execution, scope: ElementInstance, notes: Note[]): void {
  const current = x.get('element_instance', scope.key) ?? scope;
  x.put('element_instance', {
    ...current,
    runtime: { ...current.runtime, compensation: notes as unknown as JsonValue },
  });
}

/** An activity has completed. */
export function noteCompensation(x: Execution, element: Element, instance: ElementInstance): void {
  const inside = notesOf(x.get('element_instance', instance.key) ?? instance);
  if (!element.compensatedBy && inside.length === 0) return;
  const scope = x.scopeOf(instance);
  if (!scope) return;
  const variables = inside.length > 0 ? localVariables(x, instance) : {};
  const note: Note = { activityId: element.id, handlerId: element.compensatedBy?.id ?? null, inside, variables };
  keepNotes(x, scope, [...notesOf(scope), note]);
}

/** The scope of a thrower; within an event sub-process also the one around it. */
function scopesOf(x: Execution, thrower: ElementInstance): ElementInstance[] {
  const scope = x.scopeOf(thrower);
  if (!scope) return [];
  const around = x.scopeOf(scope);
  return scope.elementType === 'EVENT_SUB_PROCESS' && around ? [scope, around] : [scope];
}

/** Every handler of a note, the outermost first. */
function handlersOf({ handlerId, inside, variables }: Note): { handlerId: string; variables: Variables }[] {
  const own = handlerId === null ? [] : [{ handlerId, variables: {} }];
  const inner = inside.flatMap(handlersOf).map((one) => ({ ...one, variables: { ...variables, ...one.variables } }));
  return [...own, ...inner];
}

/** Begins what takes back `activityId`, or everything in the scope; each note is used once. */
export function compensate(x: Execution, thrower: ElementInstance, activityId: string | null): void {
  const wanted = (note: Note): boolean => activityId === null || note.activityId === activityId;
  const { elements } = x.definitions.model(thrower.processDefinitionKey);
  let begun = 0;
  for (const scope of scopesOf(x, thrower)) {
    const notes = notesOf(scope);
    keepNotes(
      x,
      scope,
      notes.filter((note) => !wanted(note)),
    );
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
  const current = x.get('element_instance', thrower.key) ?? thrower;
  x.put('element_instance', { ...current, runtime: { ...current.runtime, handlers: begun } });
}

/** A handler is done: the last one lets the thrower go on. */
export function handlerCompleted(x: Execution, handler: ElementInstance): void {
  const key = handler.runtime['compensationFor'];
  const thrower = typeof key === 'number' ? x.get('element_instance', key as Key) : undefined;
  if (!thrower) return;
  const handlers = Number(thrower.runtime['handlers']) - 1;
  x.put('element_instance', { ...thrower, runtime: { ...thrower.runtime, handlers } });
  if (handlers === 0) complete(x, thrower.key);
}
