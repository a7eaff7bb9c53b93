/** A few words to write BPMN with: each function gives one element as XML, `chain` connects them. */

type Mapping = [source: string, target: string];
export interface Extras {
  inputs?: Mapping[];
  outputs?: Mapping[];
  /** More zeebe elements, as XML. */
  extensions?: string;
  /** More children, as XML. */
  content?: string;
  /** More attributes, as XML. */
  attributes?: string;
}

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
const mapping = (tag: string, [source, target]: Mapping): string =>
  `<zeebe:${tag} source="${escape(source)}" target="${target}"/>`;

function extensionElements({ inputs = [], outputs = [], extensions = '' }: Extras, own = ''): string {
  const mappings = [...inputs.map((one) => mapping('input', one)), ...outputs.map((one) => mapping('output', one))];
  const io = mappings.length > 0 ? `<zeebe:ioMapping>${mappings.join('')}</zeebe:ioMapping>` : '';
  const all = own + io + extensions;
  return all === '' ? '' : `<bpmn:extensionElements>${all}</bpmn:extensionElements>`;
}

const element = (tag: string, id: string, extras: Extras, own = '', attributes = ''): string =>
  `<bpmn:${tag} id="${id}" name="${id}" ${attributes} ${extras.attributes ?? ''}>${extensionElements(extras, own)}${extras.content ?? ''}</bpmn:${tag}>`;

/** A file with one executable process; `roots` are its messages and errors. */
export function bpmn(id: string, content: string[], roots: string[] = []): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions_${id}" targetNamespace="http://example.org">
${roots.join('\n')}
<bpmn:process id="${id}" isExecutable="true">
${content.join('\n')}
</bpmn:process></bpmn:definitions>`;
}

export const message = (id: string, key?: string): string =>
  `<bpmn:message id="${id}" name="${id}">${key ? `<bpmn:extensionElements><zeebe:subscription correlationKey="${escape(key)}"/></bpmn:extensionElements>` : ''}</bpmn:message>`;
export const error = (id: string): string => `<bpmn:error id="${id}" name="${id}" errorCode="${id}"/>`;

export const onMessage = (id: string): string => `<bpmn:messageEventDefinition messageRef="${id}"/>`;
export const onError = (id?: string): string => `<bpmn:errorEventDefinition ${id ? `errorRef="${id}"` : ''}/>`;
export const onTimer = (kind: 'timeDuration' | 'timeDate' | 'timeCycle', value: string): string =>
  `<bpmn:timerEventDefinition><bpmn:${kind} xsi:type="bpmn:tFormalExpression">${escape(value)}</bpmn:${kind}></bpmn:timerEventDefinition>`;

export const start = (id = 'start', definition = '', extras: Extras = {}): string =>
  element('startEvent', id, { ...extras, content: definition });
export const end = (id = 'end', definition = ''): string => element('endEvent', id, { content: definition });
export const terminateEnd = (id: string): string => end(id, '<bpmn:terminateEventDefinition/>');
export const catching = (id: string, definition: string, extras: Extras = {}): string =>
  element('intermediateCatchEvent', id, { ...extras, content: definition });
export const boundary = (
  id: string,
  on: string,
  definition: string,
  { interrupting = true, ...extras }: Extras & { interrupting?: boolean } = {},
): string =>
  element(
    'boundaryEvent',
    id,
    { ...extras, content: definition },
    '',
    `attachedToRef="${on}" cancelActivity="${interrupting}"`,
  );

export const service = (id: string, extras: Extras & { type?: string; retries?: string } = {}): string =>
  element(
    'serviceTask',
    id,
    extras,
    `<zeebe:taskDefinition type="${escape(extras.type ?? id)}" retries="${extras.retries ?? '3'}"/>`,
  );
export const user = (id: string, extras: Extras = {}): string => element('userTask', id, extras, '<zeebe:userTask/>');
export const receive = (id: string, messageId: string, extras: Extras = {}): string =>
  element('receiveTask', id, extras, '', `messageRef="${messageId}"`);
export const decide = (id: string, decisionId: string, resultVariable: string, extras: Extras = {}): string =>
  element(
    'businessRuleTask',
    id,
    extras,
    `<zeebe:calledDecision decisionId="${escape(decisionId)}" resultVariable="${resultVariable}"/>`,
  );
export const call = (id: string, processId: string, extras: Extras & { called?: string } = {}): string =>
  element(
    'callActivity',
    id,
    extras,
    `<zeebe:calledElement processId="${escape(processId)}" ${extras.called ?? 'propagateAllChildVariables="true"'}/>`,
  );
export const pass = (id: string, extras: Extras = {}): string => element('manualTask', id, extras);

export const subProcess = (id: string, content: string[], extras: Extras = {}): string =>
  element('subProcess', id, { ...extras, content: content.join('\n') });
export const eventSubProcess = (id: string, content: string[]): string =>
  element('subProcess', id, { content: content.join('\n') }, '', 'triggeredByEvent="true"');

export const exclusive = (id: string, fallback?: string): string =>
  element('exclusiveGateway', id, {}, '', fallback ? `default="${fallback}"` : '');
export const parallel = (id: string): string => element('parallelGateway', id, {});
export const eventBased = (id: string): string => element('eventBasedGateway', id, {});

/** A sequence flow `<from>_<to>`, with a condition or without. */
export const flow = (from: string, to: string, condition?: string): string =>
  `<bpmn:sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}">${
    condition
      ? `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${escape(condition)}</bpmn:conditionExpression>`
      : ''
  }</bpmn:sequenceFlow>`;

/** Sequence flows from each element to the next. */
export const chain = (...ids: string[]): string =>
  ids
    .slice(1)
    .map((id, index) => flow(ids[index] ?? '', id))
    .join('\n');

export const inclusive = (id: string, fallback?: string): string =>
  element('inclusiveGateway', id, {}, '', fallback ? `default="${fallback}"` : '');
export const throwing = (id: string, definition: string, extras: Extras = {}): string =>
  element('intermediateThrowEvent', id, { ...extras, content: definition });

export const signal = (id: string, name = id): string => `<bpmn:signal id="${id}" name="${escape(name)}"/>`;
export const escalation = (id: string): string => `<bpmn:escalation id="${id}" name="${id}" escalationCode="${id}"/>`;
export const onSignal = (id: string): string => `<bpmn:signalEventDefinition signalRef="${id}"/>`;
export const onEscalation = (id?: string): string =>
  `<bpmn:escalationEventDefinition ${id ? `escalationRef="${id}"` : ''}/>`;
export const onLink = (name: string): string => `<bpmn:linkEventDefinition name="${name}"/>`;

/** A multi-instance marker, for an activity's `content`. */
export const each = (
  inputCollection: string,
  {
    sequential = false,
    until,
    ...attributes
  }: {
    sequential?: boolean;
    until?: string;
    inputElement?: string;
    outputCollection?: string;
    outputElement?: string;
  } = {},
): string => {
  const given = Object.entries(attributes).map(([name, value]) => ` ${name}="${escape(value)}"`);
  const condition = until
    ? `<bpmn:completionCondition xsi:type="bpmn:tFormalExpression">${escape(until)}</bpmn:completionCondition>`
    : '';
  return (
    `<bpmn:multiInstanceLoopCharacteristics isSequential="${sequential}"><bpmn:extensionElements>` +
    `<zeebe:loopCharacteristics inputCollection="${escape(inputCollection)}"${given.join('')}/></bpmn:extensionElements>` +
    `${condition}</bpmn:multiInstanceLoopCharacteristics>`
  );
};

export const onCompensation = (activityRef?: string): string =>
  `<bpmn:compensateEventDefinition ${activityRef ? `activityRef="${activityRef}"` : ''}/>`;
/** A compensation event at the border of an activity, its handler, and the association of the two. */
export const compensated = (activity: string, handler: string): string =>
  boundary(`${activity}_undone`, activity, onCompensation()) +
  service(handler, { attributes: 'isForCompensation="true"' }) +
  `<bpmn:association id="${activity}_${handler}" associationDirection="One" sourceRef="${activity}_undone" targetRef="${handler}"/>`;
