/** Two events that wait for the same thing in the same place: which of them should fire? Such a model is refused. */
import type { Check } from './check.js';
import { errorAt } from './errors.js';
import { many, type ModdleElement, one, text } from './model.js';

const definitionsOf = (events: ModdleElement[]): ModdleElement[] =>
  events.flatMap((event) => many(event, 'eventDefinitions'));

/** The entries that occur more than once, each named once. */
function repeated<T>(values: T[]): T[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

const nameOf = (definition: ModdleElement, reference: string): string => one(definition, reference)?.name ?? '';

function ofType(definitions: ModdleElement[], type: string): ModdleElement[] {
  return definitions.filter(({ $type }) => $type === `bpmn:${type}EventDefinition`);
}

function sameNames(definitions: ModdleElement[], kind: 'Message' | 'Signal'): string[] {
  const lower = kind.toLowerCase();
  const names = ofType(definitions, kind).map((definition) => nameOf(definition, `${lower}Ref`));
  return repeated(names.filter((name) => name !== '')).map(
    (name) => `Multiple ${lower} event definitions with the same name '${name}' are not allowed.`,
  );
}

/** Catching by code: each code once, and one that catches all. */
function sameCodes(definitions: ModdleElement[], kind: 'Error' | 'Escalation'): string[] {
  const lower = kind.toLowerCase();
  const codes = ofType(definitions, kind).map((definition) => {
    const reference = one(definition, `${lower}Ref`);
    return (reference && text(reference, `${lower}Code`)) ?? '';
  });
  return repeated(codes).map((code) =>
    code === ''
      ? `The same scope can not contain more than one ${lower} catch event without ${lower} code. An ${lower} catch event without ${lower} code catches all ${lower}s.`
      : `Multiple ${lower} catch events with the same ${lower} code '${code}' are not supported on the same scope.`,
  );
}

function duplicates(definitions: ModdleElement[]): string[] {
  return [
    ...sameNames(definitions, 'Message'),
    ...sameNames(definitions, 'Signal'),
    ...sameCodes(definitions, 'Escalation'),
    ...sameCodes(definitions, 'Error'),
  ];
}

/** The boundary events of one activity. */
export const noDuplicateTriggers: Check = (element, { flows }) =>
  duplicates(definitionsOf(flows.boundaryEvents(element))).map((message) => errorAt(element, message));

/** The event sub-processes of one scope, and its own message and signal start events. */
export const noDuplicateStarts: Check = (scope) => {
  const children = many(scope, 'flowElements');
  const starts = (parent: ModdleElement): ModdleElement[] =>
    many(parent, 'flowElements').filter(({ $type }) => $type === 'bpmn:StartEvent');
  const eventSubProcesses = children.filter((child) => child.triggeredByEvent === true);
  const own = scope.$type === 'bpmn:Process' ? definitionsOf(starts(scope)) : [];
  const messages = [
    ...duplicates(definitionsOf(eventSubProcesses.flatMap(starts))),
    ...sameNames(own, 'Message'),
    ...sameNames(own, 'Signal'),
  ];
  return messages.map((message) => errorAt(scope, message));
};
