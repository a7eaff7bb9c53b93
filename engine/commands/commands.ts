/**
 * What can be asked of the engine. A gateway translates a request into one of these; `Engine.execute` answers once
 * its effects are on disk, or throws a `Rejection` and has changed nothing.
 */
import type {
  BatchOperationType,
  BatchPlan,
  GlobalTaskListener,
  Instant,
  JsonValue,
  Key,
  MigrationPlan,
  Variables,
} from '../records.js';

export type RejectionType =
  | 'INVALID_ARGUMENT'
  | 'NOT_FOUND'
  | 'ALREADY_EXISTS'
  | 'INVALID_STATE'
  | 'PROCESSING_ERROR'
  | 'UNAVAILABLE'
  /** A result was waited for longer than asked; the instance goes on. */
  | 'DEADLINE_EXCEEDED';

/** The engine refuses a command: a value of the protocol, not a bug. The message is what clients see. */
export class Rejection extends Error {
  constructor(
    readonly type: RejectionType,
    /** The command's intent, e.g. `CREATE`, `COMPLETE`, `THROW_ERROR`. */
    readonly intent: string,
    readonly reason: string,
  ) {
    super(`Command '${intent}' rejected with code '${type}': ${reason}`);
  }
}

export interface DeployedProcess {
  bpmnProcessId: string;
  version: number;
  processDefinitionKey: Key;
  resourceName: string;
}
export interface DeployedDecision {
  decisionId: string;
  decisionName: string;
  version: number;
  decisionKey: Key;
  decisionRequirementsId: string;
  decisionRequirementsKey: Key;
}
export interface DeployedDecisionRequirements {
  decisionRequirementsId: string;
  decisionRequirementsName: string;
  version: number;
  decisionRequirementsKey: Key;
  resourceName: string;
}
export interface DeployedForm {
  formId: string;
  version: number;
  formKey: Key;
  resourceName: string;
}
export interface DeploymentResult {
  deploymentKey: Key;
  processes: DeployedProcess[];
  decisions: DeployedDecision[];
  decisionRequirements: DeployedDecisionRequirements[];
  forms: DeployedForm[];
}

export interface CreatedInstance {
  processInstanceKey: Key;
  processDefinitionKey: Key;
  bpmnProcessId: string;
  version: number;
}

export interface MatchedRule {
  ruleId: string;
  /** 1-based. */
  ruleIndex: number;
  evaluatedOutputs: { outputId: string; outputName: string; outputValue: JsonValue }[];
}
export interface EvaluatedDecision {
  decisionKey: Key;
  decisionId: string;
  decisionName: string;
  decisionVersion: number;
  decisionType: string;
  decisionOutput: JsonValue;
  evaluatedInputs: { inputId: string; inputName: string; inputValue: JsonValue }[];
  matchedRules: MatchedRule[];
}
export interface DecisionResult {
  decisionEvaluationKey: Key;
  decisionKey: Key;
  decisionId: string;
  decisionName: string;
  decisionVersion: number;
  decisionRequirementsId: string;
  decisionRequirementsKey: Key;
  /** null when no rule matched, or when the evaluation failed. */
  decisionOutput: JsonValue;
  /** Required decisions first, the called one last. */
  evaluatedDecisions: EvaluatedDecision[];
  failedDecisionId: string;
  failureMessage: string;
}

export interface ActivatedJob {
  key: Key;
  type: string;
  kind: string;
  listenerEventType: string;
  processInstanceKey: Key;
  rootProcessInstanceKey: Key;
  bpmnProcessId: string;
  processDefinitionVersion: number;
  processDefinitionKey: Key;
  elementId: string;
  elementInstanceKey: Key;
  customHeaders: Record<string, string>;
  worker: string;
  retries: number;
  deadline: Instant;
  variables: Variables;
  /** Of the process instance. */
  tags: string[];
  /** For task listeners only. */
  userTask: {
    userTaskKey: Key;
    action: string;
    assignee: string | null;
    candidateGroups: string[];
    candidateUsers: string[];
    changedAttributes: string[];
    dueDate: string | null;
    followUpDate: string | null;
    formKey: Key | null;
    priority: number;
  } | null;
}

/** Corrections a task listener may return. */
export interface JobResult {
  denied?: boolean;
  deniedReason?: string;
  corrections?: {
    assignee?: string;
    dueDate?: string;
    followUpDate?: string;
    candidateUsers?: string[];
    candidateGroups?: string[];
    priority?: number;
  };
}

/** Ends what stands at one element and begins at another, once for each. */
export interface MoveInstruction {
  source: { elementId: string } | { elementInstanceKey: Key };
  targetElementId: string;
  ancestorElementInstanceKey: Key | null;
  variableInstructions: { variables: Variables; scopeId: string }[];
}

export interface BatchItem {
  /** The instance, or the incident. */
  itemKey: Key;
  processInstanceKey: Key;
  rootProcessInstanceKey: Key;
}

/** Every command: its input and its answer. */
export interface Commands {
  deploy: { input: { resources: { name: string; content: Buffer }[] }; output: DeploymentResult };
  deleteResource: { input: { resourceKey: Key }; output: void };
  createProcessInstance: {
    input: {
      bpmnProcessId?: string;
      /** -1 or absent = latest. */
      version?: number;
      processDefinitionKey?: Key;
      variables: Variables;
      startInstructions?: { elementId: string }[];
      /** The instance ends when one of these elements has completed. */
      terminateAfter?: string[];
      tags?: string[];
      businessId?: string | null;
      /** Answer when the instance has completed, with its root variables. */
      awaitResult?: { fetchVariables: string[]; timeoutMs: number };
    };
    output: CreatedInstance & { variables?: Variables };
  };
  modifyProcessInstance: {
    input: {
      processInstanceKey: Key;
      activateInstructions: {
        elementId: string;
        /** Which instance of a scope around the element; null: the only one there is. */
        ancestorElementInstanceKey: Key | null;
        /** `scopeId` is a scope around the element; '' is the process. */
        variableInstructions: { variables: Variables; scopeId: string }[];
      }[];
      terminateInstructions: ({ elementInstanceKey: Key } | { elementId: string })[];
      moveInstructions?: MoveInstruction[];
    };
    output: void;
  };
  migrateProcessInstance: { input: { processInstanceKey: Key } & MigrationPlan; output: void };
  /** Removes what is kept of an instance that has ended. */
  deleteProcessInstance: { input: { processInstanceKey: Key }; output: void };
  deleteDecisionInstance: { input: { decisionEvaluationKey: Key }; output: void };
  createBatchOperation: {
    input: { type: BatchOperationType; plan: BatchPlan; items: BatchItem[] };
    output: { key: Key };
  };
  changeBatchOperation: { input: { key: Key; to: 'CANCELED' | 'SUSPENDED' | 'ACTIVE' }; output: void };
  cancelProcessInstance: { input: { processInstanceKey: Key }; output: void };
  completeJob: { input: { jobKey: Key; variables: Variables; result?: JobResult }; output: void };
  failJob: {
    input: { jobKey: Key; retries: number; errorMessage: string; retryBackOffMs: number; variables: Variables };
    output: void;
  };
  throwError: { input: { jobKey: Key; errorCode: string; errorMessage: string; variables: Variables }; output: void };
  updateJobRetries: { input: { jobKey: Key; retries: number }; output: void };
  updateJobTimeout: { input: { jobKey: Key; timeoutMs: number }; output: void };
  resolveIncident: { input: { incidentKey: Key }; output: void };
  setVariables: { input: { elementInstanceKey: Key; variables: Variables; local: boolean }; output: { key: Key } };
  publishMessage: {
    input: { name: string; correlationKey: string; timeToLiveMs: number; messageId: string; variables: Variables };
    output: { key: Key };
  };
  correlateMessage: {
    input: { name: string; correlationKey: string; variables: Variables };
    output: { key: Key; processInstanceKey: Key };
  };
  broadcastSignal: { input: { signalName: string; variables: Variables }; output: { key: Key } };
  evaluateDecision: {
    input: { decisionId?: string; decisionKey?: Key; variables: Variables };
    output: DecisionResult;
  };
  assignUserTask: {
    input: { userTaskKey: Key; assignee: string; allowOverride: boolean; action: string };
    output: void;
  };
  unassignUserTask: { input: { userTaskKey: Key }; output: void };
  updateUserTask: {
    input: {
      userTaskKey: Key;
      action: string;
      changes: Partial<{
        dueDate: string;
        followUpDate: string;
        candidateUsers: string[];
        candidateGroups: string[];
        priority: number;
      }>;
    };
    output: void;
  };
  completeUserTask: { input: { userTaskKey: Key; variables: Variables; action: string }; output: void };
  createGlobalTaskListener: { input: GlobalTaskListener; output: void };
  updateGlobalTaskListener: { input: GlobalTaskListener; output: void };
  deleteGlobalTaskListener: { input: { id: string }; output: void };
}
export type CommandName = keyof Commands;

export interface ActivateJobsRequest {
  type: string;
  worker: string;
  timeoutMs: number;
  maxJobs: number;
  /** Empty = all visible variables. */
  fetchVariables: string[];
  /** How long to wait for a first job; 0 = answer at once. */
  waitMs: number;
  /** The client has gone: free the request, activate nothing for it. */
  signal?: AbortSignal;
}

/** Read access for the search endpoints: SQL on what is on disk, never on memory. */
export interface Reader {
  all<Row = Record<string, unknown>>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}

/** Time as the engine sees it; tests hand in one they can move. */
export interface EngineClock {
  now(): Instant;
  /** Calls `run` once at or after `at`; the returned function takes that back. */
  schedule(at: Instant, run: () => void): () => void;
}

export interface Engine {
  execute<Name extends CommandName>(name: Name, input: Commands[Name]['input']): Promise<Commands[Name]['output']>;
  activateJobs(request: ActivateJobsRequest): Promise<ActivatedJob[]>;
  readonly reader: Reader;
  readonly clock: EngineClock;
  /** Resolves when no command is running, every due timer has fired and all of it is on disk. */
  idle(): Promise<void>;
  close(): Promise<void>;
}
