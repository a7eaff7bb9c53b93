/** Begins at an element in the middle of a process: the scopes around it are made where they are missing. */
import type { Element } from '../compiler/model.js';
import type { Execution } from '../execution.js';
import type { ElementInstance, Key } from '../records.js';
import { openCatchEvents } from './catch-events.js';
import { createElement } from './element.js';
import { activate } from './lifecycle.js';
import { mapInputs } from './variables.js';

/** Why an element cannot be begun at. `instances`: how many instances of a scope there are to choose from. */
export class NoScope extends Error {
  constructor(
    readonly scopeId: string,
    readonly instances: number,
  ) {
    super(scopeId);
  }
}

/** Elements that begin only by what happens to them, or with the process. */
const BEGUN_BY_OTHERS: readonly string[] = ['START_EVENT', 'BOUNDARY_EVENT', 'PROCESS', 'EVENT_SUB_PROCESS'];
export const canBeginAt = ({ type }: Element): boolean => !BEGUN_BY_OTHERS.includes(type);

/** The scopes around an element, from the process inwards. */
export function scopesAround(element: Element): Element[] {
  const scopes: Element[] = [];
  for (let scope = element.scope; scope; scope = scope.scope) scopes.unshift(scope);
  return scopes;
}

const instancesOf = (x: Execution, scope: Element, parent: ElementInstance): ElementInstance[] =>
  x
    .rowsOf('element_instance', parent, parent.key)
    .filter(
      ({ elementId, elementType, state }) =>
        elementId === scope.id && elementType === scope.type && state === 'ACTIVATED',
    );

/** A scope that begins without its start event. */
function openScope(x: Execution, scope: Element, parent: ElementInstance): ElementInstance {
  const instance = createElement(x, scope, parent);
  mapInputs(x, scope.inputs, instance);
  openCatchEvents(x, scope, instance);
  const active: ElementInstance = { ...(x.get('element_instance', instance.key) ?? instance), state: 'ACTIVATED' };
  x.put('element_instance', active);
  return active;
}

/** The instances of the scopes around an element, from the process inwards, and the last of them. */
export interface Scopes {
  all: ElementInstance[];
  innermost: ElementInstance;
}

/**
 * @param ancestors keys of the instances to choose among several of one scope
 * @throws {NoScope} where a scope has several instances and none is chosen
 * @throws {Failure}
 */
export function findScopes(x: Execution, element: Element, root: ElementInstance, ancestors: ReadonlySet<Key>): Scopes {
  const all = [root];
  let innermost = root;
  for (const scope of scopesAround(element).slice(1)) {
    const instances = instancesOf(x, scope, innermost);
    const chosen =
      instances.find(({ key }) => ancestors.has(key)) ?? (instances.length === 1 ? instances[0] : undefined);
    if (!chosen && instances.length > 1) throw new NoScope(scope.id, instances.length);
    innermost = chosen ?? openScope(x, scope, innermost);
    all.push(innermost);
  }
  return { all, innermost };
}

export function activateAt(x: Execution, element: Element, { innermost }: Scopes): ElementInstance {
  return activate(x, element, x.get('element_instance', innermost.key) ?? innermost);
}

/** Begins at chosen elements, within the scopes around them. @throws {Failure} */
export function beginAt(x: Execution, instance: ElementInstance, elements: Element[]): void {
  const active: ElementInstance = { ...instance, state: 'ACTIVATED' };
  x.put('element_instance', active);
  openCatchEvents(x, x.definitions.model(instance.processDefinitionKey).root, active);
  const none = new Set<Key>();
  for (const element of elements) activateAt(x, element, findScopes(x, element, active, none));
}
