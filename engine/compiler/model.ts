/** The executable form of a process: a graph of elements with compiled expressions, made once at deployment. */
import type { CompiledMappings, Expression } from '../feel/index.js';
import type { ListenerEventType } from '../records.js';

export type Binding = { type: 'latest' } | { type: 'deployment' } | { type: 'versionTag'; tag: string };

export interface Flow {
  id: string;
  source: Element;
  target: Element;
  condition: Expression | null;
}

export type TimerKind = 'timeDuration' | 'timeDate' | 'timeCycle';
export type Trigger =
  | { kind: 'none' }
  | { kind: 'message'; name: Expression; correlationKey: Expression | null }
  | { kind: 'timer'; timerKind: TimerKind; expression: Expression }
  /** `code` is null for a catch-all. */
  | { kind: 'error'; code: Expression | null }
  | { kind: 'terminate' }
  /** `code` is null for a catch-all. */
  | { kind: 'escalation'; code: Expression | null }
  | { kind: 'signal'; name: Expression }
  | { kind: 'link'; name: string }
  /** Thrown: `activityId` is what to compensate, null for all of the scope. At a border: it leads to the handler. */
  | { kind: 'compensation'; activityId: string | null };

export interface JobDefinition {
  type: Expression;
  retries: Expression;
}

export interface Listener {
  event: ListenerEventType;
  type: Expression;
  retries: Expression;
  /** Its own; its job has those of the element too. */
  headers: Record<string, string>;
}

export interface UserTaskDefinition {
  assignee: Expression | null;
  candidateGroups: Expression | null;
  candidateUsers: Expression | null;
  dueDate: Expression | null;
  followUpDate: Expression | null;
  priority: Expression | null;
  formId: Expression | null;
  formBinding: Binding;
  externalFormReference: Expression | null;
  /** Of a form that is written into the file; only jobs are told of it. */
  formKey: Expression | null;
  listeners: Listener[];
}

export interface CallDefinition {
  processId: Expression;
  binding: Binding;
  propagateAllChildVariables: boolean;
  propagateAllParentVariables: boolean;
}

export interface DecisionCall {
  decisionId: Expression;
  resultVariable: string;
  binding: Binding;
}

export interface Script {
  expression: Expression;
  resultVariable: string;
}

/** How often an activity is done: once for each item of a list. */
export interface MultiInstance {
  sequential: boolean;
  inputCollection: Expression;
  inputElement: string | null;
  outputCollection: string | null;
  outputElement: Expression | null;
  completionCondition: Expression | null;
}

/** What every element has. */
export interface Node {
  id: string;
  name: string | null;
  /** The process or sub-process around it; null for the process itself. */
  scope: Element | null;
  outgoing: Flow[];
  incoming: Flow[];
  inputs: CompiledMappings | null;
  outputs: CompiledMappings | null;
  headers: Record<string, string>;
  trigger: Trigger;
  /** Boundary events and starts of event sub-processes. */
  interrupting: boolean;
  /** Of an activity. */
  boundaries: Element[];
  /** Of a process or sub-process. */
  children: Element[];
  defaultFlow: Flow | null;
  /** Of an activity with a compensation event at its border: the activity that takes back what it did. */
  compensatedBy: Element | null;
  /** Jobs before the element's own work (START) and after it (END). */
  executionListeners: Listener[];
}

export interface JobTask extends Node {
  type: 'SERVICE_TASK' | 'SEND_TASK';
  job: JobDefinition;
}

/** A decision that is evaluated here, or a job. */
export interface BusinessRuleTask extends Node {
  type: 'BUSINESS_RULE_TASK';
  work: { decision: DecisionCall } | { job: JobDefinition };
}

/** An expression that is evaluated here, or a job. */
export interface ScriptTask extends Node {
  type: 'SCRIPT_TASK';
  work: { script: Script } | { job: JobDefinition };
}

/** A task of the engine's own (`zeebe:userTask`), or a job whose worker is told the same. */
export interface UserTask extends Node {
  type: 'USER_TASK';
  isJob: boolean;
  task: UserTaskDefinition;
}

export interface CallActivity extends Node {
  type: 'CALL_ACTIVITY';
  call: CallDefinition;
}

/** What throws a message is a job. */
export interface ThrowingEvent extends Node {
  type: 'INTERMEDIATE_THROW_EVENT' | 'END_EVENT';
  job: JobDefinition | null;
}

/** What is around an activity that is done once for each item. Both have the same id. */
export interface MultiInstanceBody extends Node {
  type: 'MULTI_INSTANCE_BODY';
  loop: MultiInstance;
  inner: Element;
}

/** What says by its type alone what it does. */
export interface PlainElement extends Node {
  type:
    | 'PROCESS'
    | 'SUB_PROCESS'
    | 'EVENT_SUB_PROCESS'
    | 'START_EVENT'
    | 'INTERMEDIATE_CATCH_EVENT'
    | 'BOUNDARY_EVENT'
    | 'TASK'
    | 'MANUAL_TASK'
    | 'RECEIVE_TASK'
    | 'EXCLUSIVE_GATEWAY'
    | 'INCLUSIVE_GATEWAY'
    | 'PARALLEL_GATEWAY'
    | 'EVENT_BASED_GATEWAY';
}

export type Element =
  JobTask | BusinessRuleTask | ScriptTask | UserTask | CallActivity | ThrowingEvent | MultiInstanceBody | PlainElement;

/** The elements of one type. */
export type ElementOf<Type extends Element['type'], One = Element> = One extends { type: infer Types }
  ? Type extends Types
    ? One
    : never
  : never;

export interface ProcessModel {
  id: string;
  name: string | null;
  versionTag: string | null;
  /** The form of the none start event. */
  startFormId: string | null;
  root: Element;
  elements: ReadonlyMap<string, Element>;
}

/** An element that has to be there: where it is not, model and instance do not belong together. */
export function elementIn({ id, elements }: ProcessModel, elementId: string): Element {
  const element = elements.get(elementId);
  if (!element) throw new Error(`Element '${elementId}' is not part of process '${id}'.`);
  return element;
}

export function startsOf(scope: Element): Element[] {
  return scope.children.filter(({ type }) => type === 'START_EVENT');
}

export function noneStart(scope: Element): Element | undefined {
  return startsOf(scope).find(({ trigger }) => trigger.kind === 'none');
}

/** The same of a scope that has passed validation, or was asked before. */
export function noneStartOf(scope: Element): Element {
  const start = noneStart(scope);
  if (!start) throw new Error(`'${scope.id}' has no none start event.`);
  return start;
}

/** The definition of a task of the engine's own; null for every other element. */
export const ownTaskOf = (element: Element): UserTaskDefinition | null =>
  element.type === 'USER_TASK' && !element.isJob ? element.task : null;

/** The start events of the event sub-processes of a scope. */
export function eventStarts(scope: Element): Element[] {
  return scope.children.filter(({ type }) => type === 'EVENT_SUB_PROCESS').flatMap(startsOf);
}

/** Where a throwing link leads: the catching link of that name in the same scope. */
export function linkTarget({ type, trigger, scope }: Element): Element | undefined {
  if (type !== 'INTERMEDIATE_THROW_EVENT' || trigger.kind !== 'link') return undefined;
  return scope?.children.find(
    (one) =>
      one.type === 'INTERMEDIATE_CATCH_EVENT' && one.trigger.kind === 'link' && one.trigger.name === trigger.name,
  );
}
