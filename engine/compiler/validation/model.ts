/**
 * What the checks need to know of bpmn-moddle's objects, and how they find their way among them.
 * References (`attachedToRef`, `sourceRef` …) are objects already; a reference that leads nowhere is absent.
 */
import type { Definitions, ModdleElement } from 'bpmn-moddle';

export type { Definitions, ModdleElement } from 'bpmn-moddle';

/** Only elements have a type in moddle; that the id and name of one are texts, BPMN's schema says, by which it reads. */
const isElement = (value: unknown): value is ModdleElement =>
  typeof value === 'object' && value !== null && '$type' in value && typeof value.$type === 'string';

export function text(element: ModdleElement, property: string): string | undefined {
  const value = element[property];
  return typeof value === 'string' ? value : undefined;
}

export function one(element: ModdleElement, property: string): ModdleElement | undefined {
  const value = element[property];
  return isElement(value) ? value : undefined;
}

export function many(element: ModdleElement, property: string): ModdleElement[] {
  const value = element[property];
  return Array.isArray(value) ? value.filter(isElement) : [];
}

export const isA = (element: ModdleElement | undefined, ...types: string[]): boolean =>
  element !== undefined && types.includes(element.$type);

/** Extension elements of one type, e.g. `zeebe:TaskDefinition`. */
export function extensions(element: ModdleElement, type: string): ModdleElement[] {
  const container = one(element, 'extensionElements');
  return container ? many(container, 'values').filter((value) => value.$type === type) : [];
}

/** `bpmn:ServiceTask` → `ServiceTask` */
export const localName = (element: ModdleElement): string => element.$type.replace(/^.*:/, '');

const SCOPES = ['bpmn:Process', 'bpmn:SubProcess', 'bpmn:AdHocSubProcess', 'bpmn:Transaction'];
export const isScope = (element: ModdleElement): boolean => SCOPES.includes(element.$type);

/** The flow elements of a scope and of all scopes in it, in document order. */
export function flowElements(scope: ModdleElement): ModdleElement[] {
  return many(scope, 'flowElements').flatMap((element) => [
    element,
    ...(isScope(element) ? flowElements(element) : []),
  ]);
}

export const executableProcesses = (definitions: Definitions): ModdleElement[] =>
  many(definitions, 'rootElements').filter(
    (element) => element.$type === 'bpmn:Process' && element.isExecutable === true,
  );

function group(
  into: Map<ModdleElement, ModdleElement[]>,
  key: ModdleElement | undefined,
  element: ModdleElement,
): void {
  if (!key) return;
  const found = into.get(key);
  if (found) found.push(element);
  else into.set(key, [element]);
}

/**
 * Sequence flows that leave or enter an element, and the events at its border. The XML's own `incoming` and `outgoing`
 * are optional, so they do not count.
 */
export class Flows {
  private readonly bySource = new Map<ModdleElement, ModdleElement[]>();
  private readonly byTarget = new Map<ModdleElement, ModdleElement[]>();
  private readonly byActivity = new Map<ModdleElement, ModdleElement[]>();

  constructor(process: ModdleElement) {
    for (const element of flowElements(process)) {
      if (element.$type === 'bpmn:BoundaryEvent') group(this.byActivity, one(element, 'attachedToRef'), element);
      if (element.$type !== 'bpmn:SequenceFlow') continue;
      group(this.bySource, one(element, 'sourceRef'), element);
      group(this.byTarget, one(element, 'targetRef'), element);
    }
  }

  boundaryEvents(activity: ModdleElement): ModdleElement[] {
    return this.byActivity.get(activity) ?? [];
  }

  outgoing(element: ModdleElement): ModdleElement[] {
    return this.bySource.get(element) ?? [];
  }

  incoming(element: ModdleElement): ModdleElement[] {
    return this.byTarget.get(element) ?? [];
  }
}
