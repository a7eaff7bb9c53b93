/** Gateways and sequence flows. */
import { all, type Check } from './check.js';
import { errorAt } from './errors.js';
import { checkExpression } from './expressions.js';
import { isA, type ModdleElement, many, one, text } from './model.js';
import { triggerOf } from './supported.js';

const DECIDING = ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway'];

const sequenceFlow: Check = (flow, { flows }) => {
  const [source, target] = [one(flow, 'sourceRef'), one(flow, 'targetRef')];
  if (!source) return [errorAt(flow, 'SequenceFlow is missing required attribute sourceRef')];
  if (!target) return [errorAt(flow, 'SequenceFlow is missing required attribute targetRef')];
  const condition = one(flow, 'conditionExpression');
  if (condition) return checkExpression(condition, text(condition, 'body') ?? '', { mandatory: true, nonStatic: true });
  if (!isA(source, ...DECIDING) || flows.outgoing(source).length < 2 || one(source, 'default') === flow) return [];
  const exclusive = source.$type === 'bpmn:ExclusiveGateway';
  return [errorAt(flow, exclusive ? 'Must have a condition or be default flow' : 'Must have a condition')];
};

/** A default flow's condition would never be looked at. */
const deciding: Check = (gateway) => {
  const fallback = one(gateway, 'default');
  if (!fallback) return [];
  if (one(fallback, 'sourceRef') !== gateway) return [errorAt(gateway, 'Default flow must start at gateway')];
  return one(fallback, 'conditionExpression') ? [errorAt(gateway, 'Default flow must not have a condition')] : [];
};

const CAUGHT = ['message', 'timer', 'signal', 'conditional'];
const isCatchEvent = (target: ModdleElement | undefined): boolean =>
  target?.$type === 'bpmn:IntermediateCatchEvent' &&
  many(target, 'eventDefinitions').every((definition) => CAUGHT.includes(triggerOf(definition)));

const eventBased: Check = (gateway, { flows }) => {
  const outgoing = flows.outgoing(gateway);
  const targets = outgoing.map((flow) => one(flow, 'targetRef'));
  const few = outgoing.length < 2 ? ['Event-based gateway must have at least 2 outgoing sequence flows.'] : [];
  const wrong = targets.every(isCatchEvent)
    ? []
    : [
        'Event-based gateway must not have an outgoing sequence flow to other elements than message/timer/signal intermediate catch events.',
      ];
  const shared = targets.some((target) => target && flows.incoming(target).length > 1)
    ? [
        'Target elements of an event gateway must not have any additional incoming sequence flows other than that from the event gateway.',
      ]
    : [];
  return [...few, ...wrong, ...shared].map((message) => errorAt(gateway, message));
};

const noConditions: Check = (element, { flows }) =>
  flows.outgoing(element).some((flow) => one(flow, 'conditionExpression'))
    ? [errorAt(element, 'Conditional sequence flows are only supported at exclusive or inclusive gateway')]
    : [];

/** Checks gateways, sequence flows, and the flows that leave any element. */
export const checkFlow: Check = (element, surroundings) => {
  if (element.$type === 'bpmn:SequenceFlow') return sequenceFlow(element, surroundings);
  if (DECIDING.includes(element.$type)) return deciding(element, surroundings);
  if (element.$type === 'bpmn:EventBasedGateway') return all(eventBased, noConditions)(element, surroundings);
  return noConditions(element, surroundings);
};
