/** The executable form of a process: a graph of elements with compiled expressions, made once at deployment. */
import type { CompiledMappings, Expression } from '../feel/index.js';
import type { ElementType, ListenerEventType } from '../records.js';

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

/** How often an activity is done: once for each item of a list. */
export interface MultiInstance {
  sequential: boolean;
  inputCollection: Expression;
  inputElement: string | null;
  outputCollection: string | null;
  outputElement: Expression | null;
  completionCondition: Expression | null;
}

export interface Element {
  id: string;
  name: string | null;
  type: ElementType;
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
  job: JobDefinition | null;
  userTask: UserTaskDefinition | null;
  /** Of a user task that is a job: what its worker is told. */
  userTaskJob: UserTaskDefinition | null;
  call: CallDefinition | null;
  decision: DecisionCall | null;
  script: { expression: Expression; resultVariable: string } | null;
  defaultFlow: Flow | null;
  /** Of an activity with a compensation event at its border: the activity that takes back what it did. */
  compensatedBy: Element | null;
  /** Jobs before the element's own work (START) and after it (END). */
  executionListeners: Listener[];
  multiInstance: MultiInstance | null;
  /** Of a multi-instance body: the activity that is done for each item. Both have the same id. */
  inner: Element | null;
}

export interface ProcessModel {
  id: string;
  name: string | null;
  versionTag: string | null;
  /** The form of the none start event. */
  startFormId: string | null;
  root: Element;
  elements: ReadonlyMap<string, Element>;
}

export function startsOf(scope: Element): Element[] {
  return scope.children.filter(({ type }) => type === 'START_EVENT');
}

export function noneStart(scope: Element): Element | undefined {
  return startsOf(scope).find(({ trigger }) => trigger.kind === 'none');
}

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
