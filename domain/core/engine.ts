/** The engine, as its REST API has it. */
import type { EngineKey } from './ids.js';
import type { Instant } from './time/instant.js';

export interface PublishMessage {
  name: string;
  correlationKey: string;
  messageId: string;
  timeToLiveMs: number;
  variables: Record<string, unknown>;
}

/** The engine refused: `status` is its HTTP status (404 gone, 409 wrong state or already there), 0 = not reachable. */
export class EngineError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = 'EngineError';
  }
}

export interface EngineUserTask {
  userTaskKey: EngineKey;
  state: string;
  assignee: string | null;
  elementId: string;
  elementInstanceKey: EngineKey;
  processInstanceKey: EngineKey;
  candidateGroups: string[];
  creationDate: Instant;
}

export interface EngineForm {
  formId: string;
  version: number;
  /** The form-js schema, parsed. */
  schema: Record<string, unknown>;
}

export interface EngineProcessInstance {
  processInstanceKey: EngineKey;
  processDefinitionKey: EngineKey;
  processDefinitionId: string;
  processDefinitionName: string | null;
  processDefinitionVersion: number;
  state: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
  hasIncident: boolean;
  startDate: Instant;
  endDate: Instant | null;
  parentProcessInstanceKey: EngineKey | null;
  parentElementInstanceKey: EngineKey | null;
  rootProcessInstanceKey: EngineKey | null;
}

export interface EngineElementInstance {
  elementInstanceKey: EngineKey;
  processInstanceKey: EngineKey;
  elementId: string;
  elementName: string;
  type: string;
  state: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
  hasIncident: boolean;
  startDate: Instant;
  endDate: Instant | null;
}

export interface EngineIncident {
  incidentKey: EngineKey;
  errorType: string;
  errorMessage: string;
  state: string;
  elementId: string;
  elementInstanceKey: EngineKey;
  processInstanceKey: EngineKey;
  processDefinitionId: string;
  jobKey: EngineKey | null;
  creationTime: Instant;
}

export interface EngineVariable {
  name: string;
  /** JSON text. */
  value: string;
  scopeKey: EngineKey;
}

export interface Page<Item> {
  items: Item[];
  total: number;
}

/** Part of a long list; `next`: where the one after it begins, null at the end. */
export interface Slice<Item> {
  items: Item[];
  next: string | null;
}

/** What the engine tells of every user task, whichever diagram has it: a job of this type at each of these events. */
export interface TaskListener {
  id: string;
  type: string;
  /** creating, assigning, updating, completing, canceling */
  eventTypes: readonly string[];
}

/** What the engine made of each file. */
export interface EngineDeployment {
  deploymentKey: EngineKey;
  definitions: { kind: 'process' | 'decision' | 'requirements' | 'form'; definitionId: string; key: EngineKey }[];
}

/** A diagram or a file of tables, in the version that new instances begin by. */
export interface LatestDefinition {
  definitionId: string;
  key: EngineKey;
  /** The tables in it; none of a diagram. */
  decisions: readonly { definitionId: string; key: EngineKey }[];
}

/** Where an element of the one definition stands in the other. */
export interface ElementPair {
  sourceElementId: string;
  targetElementId: string;
}

export type EngineTable = { decisionDefinitionKey: EngineKey } | { decisionDefinitionId: string };

/** The Orchestration Cluster REST API as we use it. The same client talks to the embedded engine and to Camunda 8. */
export interface EngineClient {
  topology(): Promise<{ gatewayVersion: string }>;
  deploy(resources: { name: string; content: Buffer }[]): Promise<EngineDeployment>;
  publishMessage(message: PublishMessage): Promise<void>;
  /** By its key, or the newest of an id. */
  evaluateDecision(table: EngineTable, variables: Record<string, unknown>): Promise<unknown>;
  latestProcesses(): Promise<LatestDefinition[]>;
  /** Every version of every diagram. */
  processVersions(): Promise<Omit<LatestDefinition, 'decisions'>[]>;
  latestTables(): Promise<LatestDefinition[]>;
  decisionRequirementsXml(key: EngineKey): Promise<string>;
  /** The newest version of a DMN file by the id of its definitions; null where none was deployed. */
  decisionsXml(decisionRequirementsId: string): Promise<string | null>;
  findUserTask(elementInstanceKey: EngineKey): Promise<EngineUserTask | null>;
  userTaskForm(userTaskKey: EngineKey): Promise<EngineForm | null>;
  assignUserTask(userTaskKey: EngineKey, assignee: string): Promise<void>;
  unassignUserTask(userTaskKey: EngineKey): Promise<void>;
  completeUserTask(userTaskKey: EngineKey, variables: Record<string, unknown>): Promise<void>;
  searchProcessInstances(
    filter: Record<string, unknown>,
    page: { from: number; limit: number },
  ): Promise<Page<EngineProcessInstance>>;
  processInstance(key: EngineKey): Promise<EngineProcessInstance | null>;
  /** A list of any length, a slice at a time in the order of its keys. */
  instancesAfter(filter: Record<string, unknown>, after: string | null): Promise<Slice<EngineProcessInstance>>;
  /** Open user tasks, a slice at a time, the oldest first; only those of that instant and later where one is given. */
  openUserTasksAfter(after: string | null, since?: Instant): Promise<Slice<EngineUserTask>>;
  taskListeners(): Promise<TaskListener[]>;
  /** @param isKnown whether there is one of this id, which it replaces */
  setTaskListener(listener: TaskListener, isKnown: boolean): Promise<void>;
  /** What one variable holds in each of some instances, at their root. */
  variableOf(name: string, processInstanceKeys: readonly EngineKey[]): Promise<Map<EngineKey, unknown>>;
  elementInstances(processInstanceKey: EngineKey): Promise<EngineElementInstance[]>;
  takenSequenceFlows(processInstanceKey: EngineKey): Promise<string[]>;
  variables(processInstanceKey: EngineKey): Promise<EngineVariable[]>;
  processDefinitionXml(processDefinitionKey: EngineKey): Promise<string>;
  searchIncidents(
    filter: Record<string, unknown>,
    page: { from: number; limit: number },
  ): Promise<Page<EngineIncident>>;
  incident(key: EngineKey): Promise<EngineIncident | null>;
  /** Gives the failed job so many tries, where there is one, and resolves. */
  retryIncident(incident: EngineIncident, tries?: number): Promise<void>;
  /** Where variables are looked for from an element: the element itself first, its instance last. */
  scopesOf(at: Pick<EngineIncident, 'elementInstanceKey' | 'processInstanceKey'>): Promise<EngineKey[]>;
  /** Each is set in the nearest scope that has it, seen from the element; in the instance where none has. */
  setVariables(elementInstanceKey: EngineKey, variables: Record<string, unknown>): Promise<void>;
  cancelProcessInstance(key: EngineKey): Promise<void>;
  /** Elements of an instance that are under way. */
  activeElements(processInstanceKey: EngineKey): Promise<EngineElementInstance[]>;
  /** How often each element of a definition is under way, in all of its instances. */
  activeElementsOf(processDefinitionKey: EngineKey): Promise<Map<string, number>>;
  /** All of it or nothing. @throws {EngineError} 400, 404, 409 where it cannot */
  migrateProcessInstance(key: EngineKey, to: EngineKey, pairs: readonly ElementPair[]): Promise<void>;
}

/** A second engine with all that the first one has: what is done there is done nowhere else. */
export interface EngineCopy {
  engine: EngineClient;
  /** Nothing of it remains. */
  close(): Promise<void>;
}

/** What use cases ask the engine for while they run; all they change goes through the outbox. */
export type EngineOfUseCases = Pick<
  EngineClient,
  | 'evaluateDecision'
  | 'decisionsXml'
  | 'decisionRequirementsXml'
  | 'latestProcesses'
  | 'processVersions'
  | 'latestTables'
  | 'deploy'
  | 'taskListeners'
  | 'setTaskListener'
  | 'processInstance'
  | 'searchProcessInstances'
  | 'instancesAfter'
  | 'openUserTasksAfter'
  | 'variableOf'
  | 'findUserTask'
  | 'userTaskForm'
  | 'processDefinitionXml'
  | 'cancelProcessInstance'
  | 'activeElements'
  | 'activeElementsOf'
  | 'migrateProcessInstance'
  | 'incident'
  | 'retryIncident'
  | 'scopesOf'
  | 'variables'
  | 'setVariables'
>;

/** What pages ask the engine: they look, and change nothing. */
export type EngineOfPages = Pick<
  EngineClient,
  | 'processInstance'
  | 'searchProcessInstances'
  | 'elementInstances'
  | 'takenSequenceFlows'
  | 'variables'
  | 'processDefinitionXml'
  | 'searchIncidents'
  | 'incident'
  | 'findUserTask'
  | 'userTaskForm'
>;
