/** From what bpmn-moddle read to the executable graph. The file has passed validation: what is missing here is a bug. */
import {
  compileExpression,
  compileMappings,
  type Expression,
  type Mapping,
  type MappingKind,
  type CompiledMappings,
} from '../feel/index.js';
import type { ListenerEventType } from '../records.js';
import type {
  Binding,
  CallDefinition,
  DecisionCall,
  Element,
  Flow,
  JobDefinition,
  Listener,
  Node,
  ProcessModel,
  Script,
  TimerKind,
  Trigger,
  UserTaskDefinition,
} from './model.js';
import { executableProcesses, extensions, many, one, text, type ModdleElement } from './validation/model.js';
import type { Definitions } from './validation/index.js';

const TYPES: Record<string, Exclude<Element['type'], 'PROCESS' | 'MULTI_INSTANCE_BODY'>> = {
  'bpmn:SubProcess': 'SUB_PROCESS',
  'bpmn:StartEvent': 'START_EVENT',
  'bpmn:EndEvent': 'END_EVENT',
  'bpmn:IntermediateCatchEvent': 'INTERMEDIATE_CATCH_EVENT',
  'bpmn:IntermediateThrowEvent': 'INTERMEDIATE_THROW_EVENT',
  'bpmn:BoundaryEvent': 'BOUNDARY_EVENT',
  'bpmn:Task': 'TASK',
  'bpmn:ManualTask': 'MANUAL_TASK',
  'bpmn:ServiceTask': 'SERVICE_TASK',
  'bpmn:SendTask': 'SEND_TASK',
  'bpmn:ReceiveTask': 'RECEIVE_TASK',
  'bpmn:UserTask': 'USER_TASK',
  'bpmn:BusinessRuleTask': 'BUSINESS_RULE_TASK',
  'bpmn:ScriptTask': 'SCRIPT_TASK',
  'bpmn:ExclusiveGateway': 'EXCLUSIVE_GATEWAY',
  'bpmn:ParallelGateway': 'PARALLEL_GATEWAY',
  'bpmn:InclusiveGateway': 'INCLUSIVE_GATEWAY',
  'bpmn:EventBasedGateway': 'EVENT_BASED_GATEWAY',
  'bpmn:CallActivity': 'CALL_ACTIVITY',
};
const TIMER_KINDS: TimerKind[] = ['timeDuration', 'timeDate', 'timeCycle'];
const LISTENER_EVENTS: ListenerEventType[] = [
  'START',
  'END',
  'CREATING',
  'ASSIGNING',
  'UPDATING',
  'COMPLETING',
  'CANCELING',
];

const extension = (element: ModdleElement, type: string): ModdleElement | undefined => extensions(element, type)[0];

function expression(element: ModdleElement | undefined, property: string): Expression | null {
  const value = element ? text(element, property) : undefined;
  return value === undefined || value === '' ? null : compileExpression(value);
}

function mappings(element: ModdleElement, kind: MappingKind): CompiledMappings | null {
  const io = extension(element, 'zeebe:IoMapping');
  const found = io ? many(io, kind === 'input' ? 'inputParameters' : 'outputParameters') : [];
  if (found.length === 0) return null;
  const list = found.map((one): Mapping => ({ source: text(one, 'source') ?? '', target: text(one, 'target') ?? '' }));
  return compileMappings(list, kind);
}

const headers = (element: ModdleElement): Record<string, string> => headersIn(extension(element, 'zeebe:TaskHeaders'));

function headersIn(container: ModdleElement | undefined): Record<string, string> {
  const list = container ? many(container, 'values') : [];
  return Object.fromEntries(list.map((header) => [text(header, 'key') ?? '', text(header, 'value') ?? '']));
}

function binding(element: ModdleElement | undefined): Binding {
  if (!element) return { type: 'latest' };
  const type = text(element, 'bindingType');
  if (type === 'deployment') return { type };
  return type === 'versionTag' ? { type, tag: text(element, 'versionTag') ?? '' } : { type: 'latest' };
}

function messageTrigger(message: ModdleElement | undefined): Trigger {
  const subscription = message ? extension(message, 'zeebe:Subscription') : undefined;
  return {
    kind: 'message',
    name: compileExpression(message?.name ?? ''),
    correlationKey: expression(subscription, 'correlationKey'),
  };
}

function trigger(element: ModdleElement): Trigger {
  if (element.$type === 'bpmn:ReceiveTask') return messageTrigger(one(element, 'messageRef'));
  const [definition] = many(element, 'eventDefinitions');
  switch (definition?.$type) {
    case 'bpmn:MessageEventDefinition':
      return messageTrigger(one(definition, 'messageRef'));
    case 'bpmn:TimerEventDefinition': {
      const timerKind = TIMER_KINDS.find((kind) => one(definition, kind)) ?? 'timeDuration';
      const body = one(definition, timerKind);
      return { kind: 'timer', timerKind, expression: compileExpression((body && text(body, 'body')) ?? '') };
    }
    case 'bpmn:ErrorEventDefinition':
      return { kind: 'error', code: expression(one(definition, 'errorRef'), 'errorCode') };
    case 'bpmn:EscalationEventDefinition':
      return { kind: 'escalation', code: expression(one(definition, 'escalationRef'), 'escalationCode') };
    case 'bpmn:SignalEventDefinition':
      return { kind: 'signal', name: compileExpression(one(definition, 'signalRef')?.name ?? '') };
    case 'bpmn:LinkEventDefinition':
      return { kind: 'link', name: definition.name ?? '' };
    case 'bpmn:CompensateEventDefinition':
      return { kind: 'compensation', activityId: one(definition, 'activityRef')?.id ?? null };
    case 'bpmn:TerminateEventDefinition':
      return { kind: 'terminate' };
    default:
      return { kind: 'none' };
  }
}

const jobIn = (definition: ModdleElement): JobDefinition => ({
  type: compileExpression(text(definition, 'type') ?? ''),
  retries: compileExpression(text(definition, 'retries') ?? '3'),
});

function listenersOf(element: ModdleElement, type: 'zeebe:TaskListeners' | 'zeebe:ExecutionListeners'): Listener[] {
  return many(extension(element, type) ?? element, 'listeners').map((listener) => ({
    event: LISTENER_EVENTS.find((event) => event === text(listener, 'eventType')?.toUpperCase()) ?? 'UNSPECIFIED',
    ...jobIn(listener),
    headers: headersIn(one(listener, 'headers')),
  }));
}

function userTask(element: ModdleElement): UserTaskDefinition {
  const assignment = extension(element, 'zeebe:AssignmentDefinition');
  const schedule = extension(element, 'zeebe:TaskSchedule');
  const form = extension(element, 'zeebe:FormDefinition');
  return {
    assignee: expression(assignment, 'assignee'),
    candidateGroups: expression(assignment, 'candidateGroups'),
    candidateUsers: expression(assignment, 'candidateUsers'),
    dueDate: expression(schedule, 'dueDate'),
    followUpDate: expression(schedule, 'followUpDate'),
    priority: expression(extension(element, 'zeebe:PriorityDefinition'), 'priority'),
    formId: expression(form, 'formId'),
    formBinding: binding(form),
    externalFormReference: expression(form, 'externalReference'),
    formKey: expression(form, 'formKey'),
    listeners: listenersOf(element, 'zeebe:TaskListeners'),
  };
}

function jobOf(element: ModdleElement): JobDefinition | null {
  const task = extension(element, 'zeebe:TaskDefinition');
  return task ? jobIn(task) : null;
}

function callOf(element: ModdleElement): CallDefinition | null {
  const called = extension(element, 'zeebe:CalledElement');
  return called
    ? {
        processId: compileExpression(text(called, 'processId') ?? ''),
        binding: binding(called),
        propagateAllChildVariables: called['propagateAllChildVariables'] !== false,
        propagateAllParentVariables: called['propagateAllParentVariables'] !== false,
      }
    : null;
}

function decisionOf(element: ModdleElement): DecisionCall | null {
  const decision = extension(element, 'zeebe:CalledDecision');
  return decision
    ? {
        decisionId: compileExpression(text(decision, 'decisionId') ?? ''),
        resultVariable: text(decision, 'resultVariable') ?? '',
        binding: binding(decision),
      }
    : null;
}

function scriptOf(element: ModdleElement): Script | null {
  const script = extension(element, 'zeebe:Script');
  return script
    ? {
        expression: compileExpression(text(script, 'expression') ?? ''),
        resultVariable: text(script, 'resultVariable') ?? '',
      }
    : null;
}

const nodeOf = (element: ModdleElement, scope: Element | null): Node => ({
  id: element.id ?? '',
  name: element.name ?? null,
  scope,
  outgoing: [],
  incoming: [],
  inputs: mappings(element, 'input'),
  outputs: mappings(element, 'output'),
  headers: headers(element),
  trigger: trigger(element),
  interrupting: element['cancelActivity'] !== false && element['isInterrupting'] !== false,
  boundaries: [],
  children: [],
  defaultFlow: null,
  compensatedBy: null,
  executionListeners: listenersOf(element, 'zeebe:ExecutionListeners'),
});

/** What an element of its kind cannot be without. */
function needed<What>(found: What | null, { id, $type }: ModdleElement): What {
  if (found === null) throw new Error(`The ${$type} '${id}' does not say what it does.`);
  return found;
}

/** null for what is drawn, but not executed. */
function compileElement(element: ModdleElement, scope: Element | null): Element | null {
  const isEventSubProcess = element.$type === 'bpmn:SubProcess' && element['triggeredByEvent'] === true;
  const type = isEventSubProcess ? 'EVENT_SUB_PROCESS' : TYPES[element.$type];
  if (type === undefined) return null;
  const node = nodeOf(element, scope);
  switch (type) {
    case 'SERVICE_TASK':
    case 'SEND_TASK':
      return { ...node, type, job: needed(jobOf(element), element) };
    case 'BUSINESS_RULE_TASK': {
      const decision = decisionOf(element);
      return { ...node, type, work: decision ? { decision } : { job: needed(jobOf(element), element) } };
    }
    case 'SCRIPT_TASK': {
      const script = scriptOf(element);
      return { ...node, type, work: script ? { script } : { job: needed(jobOf(element), element) } };
    }
    case 'USER_TASK':
      return { ...node, type, isJob: !extension(element, 'zeebe:UserTask'), task: userTask(element) };
    case 'CALL_ACTIVITY':
      return { ...node, type, call: needed(callOf(element), element) };
    case 'INTERMEDIATE_THROW_EVENT':
    case 'END_EVENT':
      return { ...node, type, job: jobOf(element) };
    default:
      return { ...node, type };
  }
}

/** The body around an activity with a multi-instance marker: flows and boundary events are the body's. */
function bodyAround(inner: Element, source: ModdleElement): Element {
  const marker = one(source, 'loopCharacteristics');
  const loop = marker && extension(marker, 'zeebe:LoopCharacteristics');
  if (!marker || !loop) return inner;
  const { id, name, scope, headers, interrupting } = inner;
  const named = (property: string): string | null => text(loop, property) || null;
  const body: Element = {
    id,
    name,
    scope,
    headers,
    interrupting,
    type: 'MULTI_INSTANCE_BODY',
    outgoing: [],
    incoming: [],
    boundaries: [],
    children: [],
    inputs: null,
    outputs: null,
    trigger: { kind: 'none' },
    defaultFlow: null,
    compensatedBy: null,
    executionListeners: [],
    loop: {
      sequential: marker['isSequential'] === true,
      inputCollection: compileExpression(text(loop, 'inputCollection') ?? ''),
      inputElement: named('inputElement'),
      outputCollection: named('outputCollection'),
      outputElement: expression(loop, 'outputElement'),
      completionCondition: expression(one(marker, 'completionCondition'), 'body'),
    },
    inner,
  };
  inner.scope = body;
  return body;
}

/** Compiles what is in a scope, then connects it. */
function compileScope(source: ModdleElement, scope: Element, elements: Map<string, Element>): void {
  const sources = many(source, 'flowElements');
  for (const child of sources) {
    const element = compileElement(child, scope);
    if (!element) continue;
    const outer = bodyAround(element, child);
    scope.children.push(outer);
    elements.set(outer.id, outer);
    if (child.$type === 'bpmn:SubProcess') compileScope(child, element, elements);
  }
  const find = (reference: ModdleElement | undefined): Element | undefined => elements.get(reference?.id ?? '');
  const flows = new Map<ModdleElement, Flow>();
  for (const child of sources.filter(({ $type }) => $type === 'bpmn:SequenceFlow')) {
    const [from, to] = [find(one(child, 'sourceRef')), find(one(child, 'targetRef'))];
    if (!from || !to) continue;
    const condition = one(child, 'conditionExpression');
    const flow: Flow = { id: child.id ?? '', source: from, target: to, condition: expression(condition, 'body') };
    flows.set(child, flow);
    from.outgoing.push(flow);
    to.incoming.push(flow);
  }
  for (const association of many(source, 'artifacts').filter(({ $type }) => $type === 'bpmn:Association')) {
    const from = one(association, 'sourceRef');
    const attachedTo = from && find(one(from, 'attachedToRef'));
    const handler = find(one(association, 'targetRef'));
    if (attachedTo && handler && find(from)?.trigger.kind === 'compensation') attachedTo.compensatedBy = handler;
  }
  for (const child of sources) {
    const element = find(child);
    if (!element) continue;
    find(one(child, 'attachedToRef'))?.boundaries.push(element);
    const fallback = one(child, 'default');
    if (fallback) element.defaultFlow = flows.get(fallback) ?? null;
  }
}

function startFormOf(process: ModdleElement): string | null {
  const start = many(process, 'flowElements').find(
    (element) => element.$type === 'bpmn:StartEvent' && many(element, 'eventDefinitions').length === 0,
  );
  const form = start && extension(start, 'zeebe:FormDefinition');
  return (form && text(form, 'formId')) ?? null;
}

/** The executable processes of a file. @throws {FeelParseError} */
export function compileProcesses(definitions: Definitions): ProcessModel[] {
  return executableProcesses(definitions).map((process) => {
    const root: Element = { ...nodeOf(process, null), type: 'PROCESS' };
    const elements = new Map<string, Element>([[root.id, root]]);
    compileScope(process, root, elements);
    const tag = extension(process, 'zeebe:VersionTag');
    const versionTag = (tag && text(tag, 'value')) ?? null;
    return { id: root.id, name: root.name, versionTag, startFormId: startFormOf(process), root, elements };
  });
}
