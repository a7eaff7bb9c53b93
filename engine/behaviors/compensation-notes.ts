/** What can be taken back: completed activities with a compensation handler leave notes in the scope around them. */
import type { Element } from '../compiler/model.js';
import type { Execution } from '../execution.js';
import type { ElementInstance } from '../records.js';
import type { CompensationNote } from '../runtime.js';
import { remember } from './element.js';
import { localVariables } from './variables.js';

export const notesOf = (scope: ElementInstance): CompensationNote[] => scope.runtime.compensation ?? [];

/** An activity has completed. */
export function noteCompensation(x: Execution, element: Element, instance: ElementInstance): void {
  const inside = notesOf(x.get('element_instance', instance.key) ?? instance);
  if (!element.compensatedBy && inside.length === 0) return;
  const scope = x.scopeOf(instance);
  if (!scope) return;
  const variables = inside.length > 0 ? localVariables(x, instance) : {};
  const note: CompensationNote = {
    activityId: element.id,
    handlerId: element.compensatedBy?.id ?? null,
    inside,
    variables,
  };
  remember(x, scope, { compensation: [...notesOf(scope), note] });
}

/** A handler is done. @returns who has thrown, where it was the last one */
export function handlerCompleted(x: Execution, handler: ElementInstance): ElementInstance | null {
  const { compensationFor } = handler.runtime;
  const thrower = compensationFor === undefined ? undefined : x.get('element_instance', compensationFor);
  if (!thrower) return null;
  const handlers = (thrower.runtime.handlers ?? 0) - 1;
  const counted = remember(x, thrower, { handlers });
  return handlers === 0 ? counted : null;
}
