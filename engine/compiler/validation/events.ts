/** Events: which triggers stand where, what they refer to, and what may lead to and from them. */
import { all, type Check } from './check.js';
import { errorAt, type ValidationError } from './errors.js';
import { many, type ModdleElement, one, text } from './model.js';
import { EVENT_TRIGGERS, triggerOf } from './supported.js';
import { checkTimer, checkTimerPlace, isCycle } from './timers.js';

const definitions = (event: ModdleElement): ModdleElement[] => many(event, 'eventDefinitions');

const WRONG_TRIGGER: Record<string, string> = {
  'bpmn:IntermediateCatchEvent': 'Event definition must be one of: message, timer, signal, link, or conditional',
  'bpmn:BoundaryEvent': 'Boundary events must be one of: timer, message, error, signal, escalation',
  'bpmn:EndEvent': 'End events must be one of: none, error, message, terminate, signal, escalation or compensation',
  'bpmn:StartEvent': 'Must be one of: none, message, timer, signal, or conditional',
  'bpmn:IntermediateThrowEvent': 'Event definition must be one of: message, link, signal, escalation, compensation',
};

/** What Camunda allows but this engine does not execute is refused too, in words of its own. */
function triggerKind(event: ModdleElement): ValidationError[] {
  const known = EVENT_TRIGGERS[event.$type];
  if (!known) return [];
  return definitions(event).flatMap((definition) => {
    const trigger = triggerOf(definition);
    if (known.supported.includes(trigger)) return [];
    if (known.refused.includes(trigger)) {
      return [errorAt(event, `The embedded engine does not support ${trigger} events here`)];
    }
    return [errorAt(event, WRONG_TRIGGER[event.$type] ?? 'Unknown event definition')];
  });
}

const count: Check = (event) => {
  const found = definitions(event).length;
  if (
    event.$type === 'bpmn:EndEvent' ||
    event.$type === 'bpmn:StartEvent' ||
    event.$type === 'bpmn:IntermediateThrowEvent'
  ) {
    return found > 1 ? [errorAt(event, 'Must have at most one event definition')] : [];
  }
  return found === 1 ? [] : [errorAt(event, 'Must have exactly one event definition')];
};

function checkError(event: ModdleElement, definition: ModdleElement): ValidationError[] {
  const reference = one(definition, 'errorRef');
  const code = reference ? text(reference, 'errorCode') : undefined;
  if (event.$type === 'bpmn:EndEvent') {
    if (!reference) return [errorAt(definition, 'Must reference an error')];
    return code ? [] : [errorAt(definition, 'ErrorCode must be present and not empty')];
  }
  if (!code?.startsWith('=')) return [];
  return [errorAt(definition, 'The errorCode of the error catch event is not allowed to be an expression')];
}

/** A throwing message event is a job, or it publishes nothing. */
function checkMessage(event: ModdleElement, definition: ModdleElement): ValidationError[] {
  const throws = event.$type === 'bpmn:EndEvent' || event.$type === 'bpmn:IntermediateThrowEvent';
  const job = many(one(event, 'extensionElements') ?? event, 'values').some(
    ({ $type }) => $type === 'zeebe:TaskDefinition',
  );
  if (throws && !job) return [errorAt(event, "Must have exactly one 'zeebe:taskDefinition' extension element")];
  return one(definition, 'messageRef') || throws ? [] : [errorAt(definition, 'Must reference a message')];
}

/** Where it is thrown, it is waited for; at the border of an activity it leads to one handler. */
function checkCompensation(event: ModdleElement, definition: ModdleElement): ValidationError[] {
  if (event.$type !== 'bpmn:BoundaryEvent') {
    return definition['waitForCompletion'] === false
      ? [
          errorAt(
            definition,
            'A compensation intermediate throwing event waitForCompletion attribute must be true or not present',
          ),
        ]
      : [];
  }
  const scope = event.$parent;
  const handlers = (scope ? many(scope, 'artifacts') : [])
    .filter(({ $type }) => $type === 'bpmn:Association')
    .filter((association) => one(association, 'sourceRef') === event)
    .flatMap((association) => one(association, 'targetRef') ?? []);
  if (handlers.length !== 1)
    return [errorAt(event, 'A compensation boundary event must be associated with exactly one activity')];
  return handlers[0]?.['isForCompensation'] === true
    ? []
    : [errorAt(event, 'A compensation boundary event must be associated with an activity that is for compensation')];
}

const eachDefinition: Check = (event) =>
  definitions(event).flatMap((definition) => {
    const trigger = triggerOf(definition);
    if (trigger === 'timer') return checkTimer(event, definition);
    if (trigger === 'message') return checkMessage(event, definition);
    if (trigger === 'error') return checkError(event, definition);
    if (trigger === 'compensation') return checkCompensation(event, definition);
    if (trigger === 'link')
      return definition.name ? [] : [errorAt(definition, 'Link name must be present and not empty.')];
    if (trigger === 'signal' && !one(definition, 'signalRef')) return [errorAt(definition, 'Must reference a signal')];
    return [];
  });

const NON_INTERRUPTING = ['message', 'timer', 'signal', 'escalation', 'conditional'];

/** Errors always interrupt; what interrupts cannot repeat. */
export function checkInterrupting(event: ModdleElement, place: ModdleElement): ValidationError[] {
  const interrupting =
    event.$type === 'bpmn:BoundaryEvent' ? event.cancelActivity !== false : event.isInterrupting !== false;
  return definitions(event).flatMap((definition) => {
    const trigger = triggerOf(definition);
    if (!interrupting && !NON_INTERRUPTING.includes(trigger)) {
      return [errorAt(place, 'Non-Interrupting event of this type is not allowed')];
    }
    if (interrupting && trigger === 'timer' && isCycle(definition)) {
      return [errorAt(place, 'Interrupting timer event with time cycle is not allowed.')];
    }
    return [];
  });
}

const boundary: Check = (event, { flows }) => [
  ...(one(event, 'attachedToRef') ? [] : [errorAt(event, 'Must be attached to an activity')]),
  ...(flows.incoming(event).length > 0 ? [errorAt(event, 'Cannot have incoming sequence flows')] : []),
  ...checkInterrupting(event, event),
];

const end: Check = (event, { flows }) =>
  flows.outgoing(event).length > 0
    ? [errorAt(event, 'End events must not have outgoing sequence flows to other elements.')]
    : [];

const start: Check = (event, { flows }) =>
  flows.incoming(event).length > 0 ? [errorAt(event, 'Start event must not have incoming sequence flows')] : [];

const BY_TYPE: Record<string, Check> = {
  'bpmn:BoundaryEvent': boundary,
  'bpmn:EndEvent': end,
  'bpmn:StartEvent': start,
};

/** Checks an event; other elements pass. */
export const checkEvent: Check = (element, surroundings) => {
  if (!EVENT_TRIGGERS[element.$type]) return [];
  const own = BY_TYPE[element.$type];
  return all(count, triggerKind, eachDefinition, checkTimerPlace, ...(own ? [own] : []))(element, surroundings);
};
