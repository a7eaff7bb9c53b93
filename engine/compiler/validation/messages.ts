/** Messages: what a message needs depends on the elements that refer to it. */
import { errorAt, type ValidationError } from './errors.js';
import { checkExpression } from './expressions.js';
import { checkExtensions } from './extensions.js';
import type { Surroundings } from './check.js';
import {
  type Definitions,
  extensions,
  executableProcesses,
  flowElements,
  isA,
  many,
  type ModdleElement,
  one,
} from './model.js';

/** The elements that refer to a message, through an event definition or by themselves. */
function users(definitions: Definitions, message: ModdleElement): ModdleElement[] {
  return executableProcesses(definitions)
    .flatMap(flowElements)
    .filter(
      (element) =>
        one(element, 'messageRef') === message ||
        many(element, 'eventDefinitions').some((definition) => one(definition, 'messageRef') === message),
    );
}

const isProcessStart = (element: ModdleElement): boolean =>
  element.$type === 'bpmn:StartEvent' && element.$parent?.$type === 'bpmn:Process';

/** Waits inside an instance, and therefore needs a correlation key. */
const waits = (element: ModdleElement): boolean =>
  isA(element, 'bpmn:IntermediateCatchEvent', 'bpmn:BoundaryEvent', 'bpmn:ReceiveTask') ||
  (element.$type === 'bpmn:StartEvent' && !isProcessStart(element));

function checkOne(message: ModdleElement, surroundings: Surroundings): ValidationError[] {
  const referring = users(surroundings.definitions, message);
  if (referring.length === 0) return [];
  const errors: ValidationError[] = [];
  if ((message.name ?? '') === '') errors.push(errorAt(message, 'Name must be present and not empty'));
  else errors.push(...checkExpression(message, message.name));
  if (referring.filter(isProcessStart).length > 1) {
    errors.push(errorAt(message, 'A message cannot be referred by more than one start event'));
  }
  if (referring.some(waits) && extensions(message, 'zeebe:Subscription').length !== 1) {
    errors.push(errorAt(message, 'Must have exactly one zeebe:subscription extension element'));
  }
  return [...errors, ...checkExtensions(message, surroundings)];
}

/** Checks every message of a file. */
export function checkMessages(surroundings: Surroundings): ValidationError[] {
  return many(surroundings.definitions, 'rootElements')
    .filter(({ $type }) => $type === 'bpmn:Message')
    .flatMap((message) => checkOne(message, surroundings));
}
