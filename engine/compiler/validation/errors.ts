/** Validation errors and the layout in which a rejected deployment shows them, line for line as Zeebe does. */
import { localName, type ModdleElement } from './model.js';

export interface ValidationError {
  /** The nearest element that has an id. */
  elementId: string;
  /** The way from there to the faulty part, e.g. `extensionElements > taskDefinition`; null for the element itself. */
  elementType: string | null;
  message: string;
}

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** Properties that stand in the XML as an element of their own name, not of their type's. */
const NAMED_AFTER_PROPERTY = ['conditionExpression', 'completionCondition', 'timeDate', 'timeDuration', 'timeCycle'];

function tagName(element: ModdleElement): string {
  const parent = element.$parent;
  return NAMED_AFTER_PROPERTY.find((property) => parent?.[property] === element) ?? lowerFirst(localName(element));
}

/** An error on an element or a part of one. */
export function errorAt(element: ModdleElement, message: string): ValidationError {
  const path: string[] = [];
  let current = element;
  while (current.id === undefined && current.$parent) {
    path.unshift(tagName(current));
    current = current.$parent;
  }
  return { elementId: current.id ?? '', elementType: path.length === 0 ? null : path.join(' > '), message };
}

/** The errors of one file: `'order.bpmn': - Element: task` and so on, each line ended. */
export function formatErrors(resourceName: string, errors: readonly ValidationError[]): string {
  const byElement = new Map<string, string[]>();
  for (const { elementId, elementType, message } of errors) {
    const place = elementType === null ? elementId : `${elementId} > ${elementType}`;
    byElement.set(place, [...(byElement.get(place) ?? []), `    - ERROR: ${message}\n`]);
  }
  const blocks = [...byElement].map(([place, lines]) => `- Element: ${place}\n${lines.join('')}`);
  return `'${resourceName}': ${blocks.join('')}`;
}

/** The whole reason of a rejected deployment from what is wrong with each file. */
export function deploymentFailure(problems: readonly string[]): string {
  return `Expected to deploy new resources, but encountered the following errors:${problems.map((one) => `\n${one}`).join('')}`;
}
