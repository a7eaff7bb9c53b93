/**
 * The rows of the engine: one type per table, as they stand in memory and in SQLite.
 *
 * A column has the snake_case name of its property (`processInstanceKey` → `process_instance_key`), a table the
 * snake_case singular of its type (`ElementInstance` → `element_instance`). Keys are whole numbers below 2^53
 * (the first is 2251799813685249), instants are epoch milliseconds, objects are stored as JSON text.
 * Finished rows stay: they are the history that the search endpoints read.
 */
import type { Runtime } from './runtime.js';
import type { Instant, JsonValue, Key, ListenerEventType, TaskAttributes, UserTaskState, Variables } from './values.js';

export type { Instant, JsonValue, Key, ListenerEventType, UserTaskState, Variables } from './values.js';

export const TENANT = '<default>';

export interface Deployment {
  key: Key;
  createdAt: Instant;
}

/** A deployed BPMN process, one row per version. */
export interface ProcessDefinition {
  key: Key;
  deploymentKey: Key;
  bpmnProcessId: string;
  name: string | null;
  version: number;
  versionTag: string | null;
  resourceName: string;
  /** SHA-256 of the resource's bytes, hexadecimal. */
  checksum: string;
  /** The BPMN XML exactly as deployed. */
  resource: string;
  /** The form of its none start event. */
  startFormId: string | null;
  createdAt: Instant;
}

/** A process, decision requirements or a form that was deleted: nothing new begins with it, what runs goes on. */
export interface DeletedResource {
  key: Key;
  deletedAt: Instant;
}

export interface DecisionRequirements {
  key: Key;
  deploymentKey: Key;
  decisionRequirementsId: string;
  name: string;
  version: number;
  resourceName: string;
  checksum: string;
  /** The DMN XML exactly as deployed. */
  resource: string;
  createdAt: Instant;
}

export interface DecisionDefinition {
  key: Key;
  deploymentKey: Key;
  decisionId: string;
  name: string;
  version: number;
  versionTag: string | null;
  decisionRequirementsKey: Key;
  decisionRequirementsId: string;
}

export interface Form {
  key: Key;
  deploymentKey: Key;
  formId: string;
  version: number;
  versionTag: string | null;
  resourceName: string;
  checksum: string;
  /** The form's JSON exactly as deployed. */
  resource: string;
  createdAt: Instant;
}

export type ElementState = 'ACTIVATING' | 'ACTIVATED' | 'COMPLETING' | 'COMPLETED' | 'TERMINATING' | 'TERMINATED';

export type ProcessInstanceState = 'ACTIVE' | 'COMPLETED' | 'TERMINATED';

/** The public face of a process instance; its run-time state is the element instance with the same key. */
export interface ProcessInstance {
  key: Key;
  /** The root of the tree of called instances; the instance itself where nothing called it. */
  rootProcessInstanceKey: Key;
  parentProcessInstanceKey: Key | null;
  /** The call activity's element instance in the parent. */
  parentElementInstanceKey: Key | null;
  processDefinitionKey: Key;
  bpmnProcessId: string;
  version: number;
  state: ProcessInstanceState;
  hasIncident: boolean;
  /** Labels given at creation; called instances have those of their caller. */
  tags: string[];
  /** What the instance is about in the client's own terms. */
  businessId: string | null;
  startedAt: Instant;
  endedAt: Instant | null;
}

/** Zeebe's BPMN element types, as the REST API names them. */
export type ElementType =
  | 'PROCESS'
  | 'SUB_PROCESS'
  | 'EVENT_SUB_PROCESS'
  | 'START_EVENT'
  | 'INTERMEDIATE_CATCH_EVENT'
  | 'INTERMEDIATE_THROW_EVENT'
  | 'BOUNDARY_EVENT'
  | 'END_EVENT'
  | 'TASK'
  | 'MANUAL_TASK'
  | 'SERVICE_TASK'
  | 'SEND_TASK'
  | 'RECEIVE_TASK'
  | 'USER_TASK'
  | 'BUSINESS_RULE_TASK'
  | 'SCRIPT_TASK'
  | 'EXCLUSIVE_GATEWAY'
  | 'INCLUSIVE_GATEWAY'
  | 'PARALLEL_GATEWAY'
  | 'EVENT_BASED_GATEWAY'
  | 'CALL_ACTIVITY'
  | 'MULTI_INSTANCE_BODY'
  | 'SEQUENCE_FLOW';

export interface ElementInstance {
  key: Key;
  processInstanceKey: Key;
  rootProcessInstanceKey: Key;
  processDefinitionKey: Key;
  bpmnProcessId: string;
  elementId: string;
  elementName: string | null;
  elementType: ElementType;
  /** The enclosing element instance; null for a process. */
  flowScopeKey: Key | null;
  state: ElementState;
  incidentKey: Key | null;
  startedAt: Instant;
  endedAt: Instant | null;
  runtime: Runtime;
}

/** A taken sequence flow, one row per instance and flow. */
export interface TakenSequenceFlow {
  /** `<processInstanceKey>_<flow id>` */
  id: string;
  processInstanceKey: Key;
  rootProcessInstanceKey: Key;
  processDefinitionKey: Key;
  bpmnProcessId: string;
  elementId: string;
}

export interface Variable {
  key: Key;
  name: string;
  value: JsonValue;
  scopeKey: Key;
  processInstanceKey: Key;
  rootProcessInstanceKey: Key;
  processDefinitionKey: Key;
}

export type JobState =
  'CREATED' | 'ACTIVATED' | 'FAILED' | 'ERROR_THROWN' | 'COMPLETED' | 'CANCELED' | 'RETRIES_UPDATED' | 'TIMED_OUT';
export type JobKind = 'BPMN_ELEMENT' | 'TASK_LISTENER' | 'EXECUTION_LISTENER';

export interface Job {
  key: Key;
  type: string;
  kind: JobKind;
  listenerEventType: ListenerEventType;
  state: JobState;
  retries: number;
  worker: string;
  deadline: Instant | null;
  /** Activatable again from this instant, after a failure with back-off. */
  backoffUntil: Instant | null;
  customHeaders: Record<string, string>;
  errorCode: string | null;
  errorMessage: string | null;
  /** Why a task listener said no. */
  deniedReason: string | null;
  incidentKey: Key | null;
  elementId: string;
  elementInstanceKey: Key;
  processInstanceKey: Key;
  rootProcessInstanceKey: Key;
  bpmnProcessId: string;
  processDefinitionKey: Key;
  processDefinitionVersion: number;
  createdAt: Instant;
  updatedAt: Instant;
  endedAt: Instant | null;
}

export interface UserTask extends TaskAttributes {
  key: Key;
  state: UserTaskState;
  name: string | null;
  formKey: Key | null;
  externalFormReference: string | null;
  customHeaders: Record<string, string>;
  action: string;
  elementId: string;
  elementInstanceKey: Key;
  processInstanceKey: Key;
  rootProcessInstanceKey: Key;
  bpmnProcessId: string;
  processDefinitionKey: Key;
  processDefinitionVersion: number;
  createdAt: Instant;
  completedAt: Instant | null;
}

export interface Timer {
  key: Key;
  dueAt: Instant;
  /** -1 = for ever. */
  repetitions: number;
  elementId: string;
  /** The waiting element instance; null for a timer start event. */
  elementInstanceKey: Key | null;
  processInstanceKey: Key | null;
  rootProcessInstanceKey: Key | null;
  processDefinitionKey: Key;
}

/** A buffered message. Its row goes when its deadline has passed. */
export interface Message {
  key: Key;
  name: string;
  correlationKey: string;
  messageId: string;
  variables: Variables;
  deadline: Instant;
  createdAt: Instant;
}

export interface MessageSubscription {
  key: Key;
  messageName: string;
  correlationKey: string;
  elementId: string;
  interrupting: boolean;
  state: 'CREATED' | 'CORRELATED' | 'DELETED';
  elementInstanceKey: Key;
  processInstanceKey: Key;
  rootProcessInstanceKey: Key;
  bpmnProcessId: string;
  processDefinitionKey: Key;
  updatedAt: Instant;
}

/** A message start event of the latest version of a process. */
export interface MessageStartSubscription {
  key: Key;
  messageName: string;
  elementId: string;
  bpmnProcessId: string;
  processDefinitionKey: Key;
}

/** That a message was already correlated to a process id: it never is twice. */
export interface MessageCorrelation {
  /** `<messageKey>_<bpmnProcessId>` */
  id: string;
  messageKey: Key;
  bpmnProcessId: string;
  processInstanceKey: Key;
  /** The start message's correlation key, which lets one active instance per process and key exist. */
  startCorrelationKey: string | null;
}

/** That a message reached somebody: history. */
export interface CorrelatedMessage {
  /** `<messageKey>_<subscriptionKey>` */
  id: string;
  messageKey: Key;
  messageName: string;
  correlationKey: string;
  subscriptionKey: Key;
  elementId: string;
  /** null where the message started the instance. */
  elementInstanceKey: Key | null;
  processInstanceKey: Key;
  rootProcessInstanceKey: Key;
  bpmnProcessId: string;
  processDefinitionKey: Key;
  correlatedAt: Instant;
}

/** Who hears a signal: a waiting instance, or a start event of the latest version of a process. */
export interface SignalSubscription {
  key: Key;
  signalName: string;
  elementId: string;
  /** The waiting element instance; null for a signal start event. */
  elementInstanceKey: Key | null;
  processInstanceKey: Key | null;
  rootProcessInstanceKey: Key | null;
  processDefinitionKey: Key;
}

/** A signal that was thrown and is about to be broadcast. Its row goes when it has been. */
export interface Signal {
  key: Key;
  name: string;
  variables: Variables;
  createdAt: Instant;
}

export type IncidentType =
  | 'IO_MAPPING_ERROR'
  | 'JOB_NO_RETRIES'
  | 'TASK_LISTENER_NO_RETRIES'
  | 'EXECUTION_LISTENER_NO_RETRIES'
  | 'CONDITION_ERROR'
  | 'EXTRACT_VALUE_ERROR'
  | 'CALLED_ELEMENT_ERROR'
  | 'CALLED_DECISION_ERROR'
  | 'DECISION_EVALUATION_ERROR'
  | 'UNHANDLED_ERROR_EVENT'
  | 'MESSAGE_SIZE_EXCEEDED'
  | 'FORM_NOT_FOUND'
  | 'UNKNOWN';

export interface Incident {
  key: Key;
  errorType: IncidentType;
  errorMessage: string;
  state: 'ACTIVE' | 'RESOLVED';
  elementId: string;
  elementInstanceKey: Key;
  jobKey: Key | null;
  processInstanceKey: Key;
  rootProcessInstanceKey: Key;
  bpmnProcessId: string;
  processDefinitionKey: Key;
  createdAt: Instant;
  resolvedAt: Instant | null;
}

/** One evaluation of one decision, with what it saw and what matched. */
export interface DecisionInstance {
  /** `<evaluationKey>-<index>` */
  id: string;
  evaluationKey: Key;
  index: number;
  decisionDefinitionKey: Key;
  decisionId: string;
  decisionName: string;
  decisionVersion: number;
  decisionType: string;
  decisionRequirementsKey: Key;
  decisionRequirementsId: string;
  state: 'EVALUATED' | 'FAILED';
  evaluationFailure: string | null;
  result: string;
  evaluatedInputs: JsonValue;
  matchedRules: JsonValue;
  elementInstanceKey: Key | null;
  processInstanceKey: Key | null;
  rootProcessInstanceKey: Key | null;
  processDefinitionKey: Key | null;
  evaluatedAt: Instant;
}

export type BatchOperationType =
  | 'CANCEL_PROCESS_INSTANCE'
  | 'RESOLVE_INCIDENT'
  | 'MIGRATE_PROCESS_INSTANCE'
  | 'MODIFY_PROCESS_INSTANCE'
  | 'DELETE_PROCESS_INSTANCE';
export type BatchOperationState = 'ACTIVE' | 'SUSPENDED' | 'COMPLETED' | 'PARTIALLY_COMPLETED' | 'CANCELED';

export interface MigrationPlan {
  targetProcessDefinitionKey: Key;
  mappingInstructions: { sourceElementId: string; targetElementId: string }[];
}

/** What the pieces of a batch operation have in common; null where they need nothing. */
export type BatchPlan = null | { migration: MigrationPlan } | { moves: { source: string; target: string }[] };

/** One thing that is done to many instances, piece by piece. */
export interface BatchOperation {
  key: Key;
  type: BatchOperationType;
  state: BatchOperationState;
  plan: BatchPlan;
  total: number;
  completed: number;
  failed: number;
  startedAt: Instant;
  endedAt: Instant | null;
}

export interface BatchOperationItem {
  /** `<batchOperationKey>_<itemKey>` */
  id: string;
  batchOperationKey: Key;
  type: BatchOperationType;
  /** The instance, or the incident. */
  itemKey: Key;
  processInstanceKey: Key;
  rootProcessInstanceKey: Key;
  state: 'ACTIVE' | 'COMPLETED' | 'FAILED' | 'CANCELED';
  errorMessage: string | null;
  processedAt: Instant | null;
}

/** Table name → row type: what a change set may hold. */
/** A listener of every user task of every process. */
export interface GlobalTaskListener {
  /** Given by whoever made it. */
  id: string;
  type: string;
  eventTypes: ListenerEventType[];
  retries: number;
  /** Whether it follows the listeners of the model, instead of coming before them. */
  afterNonGlobal: boolean;
  /** From 0 to 100; the highest comes first. */
  priority: number;
}

export interface Tables {
  deployment: Deployment;
  process_definition: ProcessDefinition;
  decision_requirements: DecisionRequirements;
  decision_definition: DecisionDefinition;
  form: Form;
  deleted_resource: DeletedResource;
  process_instance: ProcessInstance;
  element_instance: ElementInstance;
  taken_sequence_flow: TakenSequenceFlow;
  variable: Variable;
  job: Job;
  user_task: UserTask;
  timer: Timer;
  message: Message;
  message_subscription: MessageSubscription;
  message_start_subscription: MessageStartSubscription;
  message_correlation: MessageCorrelation;
  correlated_message: CorrelatedMessage;
  signal_subscription: SignalSubscription;
  signal: Signal;
  incident: Incident;
  decision_instance: DecisionInstance;
  batch_operation: BatchOperation;
  batch_operation_item: BatchOperationItem;
  global_task_listener: GlobalTaskListener;
}
export type TableName = keyof Tables;
/** A row of any table. */
export type Row = Tables[TableName];

/** What tells a row from the others of its table. */
export const keyOf = (row: Row): Key | string => ('key' in row ? row.key : row.id);
