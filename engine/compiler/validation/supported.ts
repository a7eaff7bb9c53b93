/**
 * What a model may contain. Three groups: executed by this engine; known to Camunda 8 but refused here with a clear
 * error; unknown to Camunda 8 too.
 */
import type { ModdleElement } from './model.js';

/** `bpmn:TimerEventDefinition` → `timer` */
export function triggerOf(definition: ModdleElement): string {
  return definition.$type
    .replace(/^bpmn:|EventDefinition$/g, '')
    .toLowerCase()
    .replace('compensate', 'compensation');
}

export interface Triggers {
  supported: string[];
  /** Camunda 8 has them, this engine does not. */
  refused: string[];
}

/** By the event's type; the start event's list is that of processes and event sub-processes together. */
export const EVENT_TRIGGERS: Record<string, Triggers> = {
  'bpmn:StartEvent': {
    supported: ['message', 'timer', 'error', 'signal', 'escalation'],
    refused: ['conditional', 'compensation'],
  },
  'bpmn:IntermediateCatchEvent': { supported: ['message', 'timer', 'signal', 'link'], refused: ['conditional'] },
  'bpmn:IntermediateThrowEvent': {
    supported: ['message', 'signal', 'escalation', 'link', 'compensation'],
    refused: [],
  },
  'bpmn:BoundaryEvent': {
    supported: ['message', 'timer', 'error', 'signal', 'escalation', 'compensation'],
    refused: ['conditional'],
  },
  'bpmn:EndEvent': {
    supported: ['message', 'error', 'terminate', 'signal', 'escalation', 'compensation'],
    refused: [],
  },
};

const EXECUTED = [
  'StartEvent',
  'EndEvent',
  'IntermediateCatchEvent',
  'IntermediateThrowEvent',
  'BoundaryEvent',
  'ServiceTask',
  'SendTask',
  'UserTask',
  'BusinessRuleTask',
  'ScriptTask',
  'ReceiveTask',
  'ManualTask',
  'Task',
  'ExclusiveGateway',
  'ParallelGateway',
  'InclusiveGateway',
  'EventBasedGateway',
  'SubProcess',
  'CallActivity',
  'SequenceFlow',
];
/** Drawn, but nothing to execute. */
const IGNORED = ['DataObject', 'DataObjectReference', 'DataStoreReference'];
const REFUSED = ['AdHocSubProcess'];

const LISTED = 'https://docs.camunda.io/docs/components/modeler/bpmn/bpmn-coverage/';

/** Why an element cannot be executed at all; null where it can. */
export function unsupported(element: ModdleElement): string | null {
  const name = element.$type.replace('bpmn:', '');
  if (EXECUTED.includes(name) || IGNORED.includes(name)) return null;
  if (REFUSED.includes(name)) return `Elements of type '${name}' are not supported by the embedded engine.`;
  return `Elements of type '${name}' are currently not supported. Please refer to the documentation for a list of supported elements: ${LISTED}`;
}
