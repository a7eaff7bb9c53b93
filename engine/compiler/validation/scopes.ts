/** Processes and sub-processes: their start events. */
import type { Check } from './check.js';
import { errorAt } from './errors.js';
import { checkInterrupting } from './events.js';
import { many, type ModdleElement } from './model.js';
import { triggerOf } from './supported.js';
import { noDuplicateStarts } from './triggers.js';

const starts = (scope: ModdleElement): ModdleElement[] =>
  many(scope, 'flowElements').filter(({ $type }) => $type === 'bpmn:StartEvent');
const isNone = (event: ModdleElement): boolean => many(event, 'eventDefinitions').length === 0;

const OF_PROCESS = ['message', 'timer', 'signal', 'conditional'];
const OF_EVENT_SUB_PROCESS = ['message', 'timer', 'error', 'signal', 'escalation', 'conditional'];
const WRONG_EVENT_SUB_PROCESS =
  'Start events in event subprocesses must be one of: message, timer, error, signal or escalation';

const triggersOf = (event: ModdleElement): string[] => many(event, 'eventDefinitions').map(triggerOf);

const LINK = 'bpmn:LinkEventDefinition';

/** Each throwing link has its one catching link in the same scope. */
function links(scope: ModdleElement): string[] {
  const names = (type: string): string[] =>
    many(scope, 'flowElements')
      .filter(({ $type }) => $type === type)
      .flatMap((event) => many(event, 'eventDefinitions'))
      .flatMap(({ $type, name }) => ($type === LINK && name ? [name] : []));
  const caught = names('bpmn:IntermediateCatchEvent');
  const twice = [...new Set(caught.filter((name, index) => caught.indexOf(name) !== index))];
  const nowhere = names('bpmn:IntermediateThrowEvent').filter((name) => !caught.includes(name));
  return [
    ...twice.map(
      (name) => `Multiple intermediate catch link event definitions with the same name '${name}' are not allowed.`,
    ),
    ...[...new Set(nowhere)].map(
      (name) => `Can't find an catch link event for the throw link event with the name '${name}'.`,
    ),
  ];
}

const process: Check = (element, surroundings) => {
  const found = starts(element);
  const wrong = found.filter((event) => !triggersOf(event).every((trigger) => OF_PROCESS.includes(trigger)));
  const messages: string[] = [];
  if (found.length === 0) messages.push('Must have at least one start event');
  if (found.filter(isNone).length > 1) messages.push('Multiple none start events are not allowed');
  messages.push(...links(element));
  return [
    ...messages.map((message) => errorAt(element, message)),
    ...wrong.map((event) => errorAt(event, 'Must be one of: none, message, timer, signal, or conditional')),
    ...noDuplicateStarts(element, surroundings),
  ];
};

const subProcess: Check = (element, surroundings) => {
  const found = starts(element);
  const [start] = found;
  const errors = found.length === 1 ? [] : [errorAt(element, 'Must have exactly one start event')];
  if (start && element.triggeredByEvent === true) {
    const triggers = triggersOf(start);
    const valid = triggers.length > 0 && triggers.every((trigger) => OF_EVENT_SUB_PROCESS.includes(trigger));
    if (!valid) errors.push(errorAt(element, WRONG_EVENT_SUB_PROCESS));
    errors.push(...checkInterrupting(start, element));
  } else if (start && !isNone(start)) {
    errors.push(errorAt(element, 'Start events in subprocesses must be of type none'));
  }
  errors.push(...links(element).map((message) => errorAt(element, message)));
  return [...errors, ...noDuplicateStarts(element, surroundings)];
};

/** Checks a process or sub-process; other elements pass. */
export const checkScope: Check = (element, surroundings) => {
  if (element.$type === 'bpmn:Process') return process(element, surroundings);
  return element.$type === 'bpmn:SubProcess' ? subProcess(element, surroundings) : [];
};
