/** What clients send, as proto-loader hands it over: keys are texts, absent texts are empty, absent numbers 0. */
import type { Key } from '../../records.js';

export const key = (text: string | number): Key => Number(text);

export interface CreateRequest {
  processDefinitionKey: string;
  bpmnProcessId: string;
  version: number;
  variables: string;
  startInstructions: { elementId: string }[];
}
export interface Requests {
  BroadcastSignal: { signalName: string; variables: string };
  CancelProcessInstance: { processInstanceKey: string };
  CompleteJob: { jobKey: string; variables: string };
  CreateProcessInstance: CreateRequest;
  CreateProcessInstanceWithResult: { request: CreateRequest | null; requestTimeout: string; fetchVariables: string[] };
  EvaluateDecision: { decisionKey: string; decisionId: string; variables: string };
  ModifyProcessInstance: {
    processInstanceKey: string;
    activateInstructions: {
      elementId: string;
      ancestorElementInstanceKey: string;
      variableInstructions: { variables: string; scopeId: string }[];
    }[];
    terminateInstructions: { elementInstanceKey: string }[];
  };
  MigrateProcessInstance: {
    processInstanceKey: string;
    migrationPlan: {
      targetProcessDefinitionKey: string;
      mappingInstructions: { sourceElementId: string; targetElementId: string }[];
    } | null;
  };
  DeleteResource: { resourceKey: string };
  DeployProcess: { processes: { name: string; definition: Buffer }[] };
  DeployResource: { resources: { name: string; content: Buffer }[] };
  FailJob: { jobKey: string; retries: number; errorMessage: string; retryBackOff: string; variables: string };
  ThrowError: { jobKey: string; errorCode: string; errorMessage: string; variables: string };
  PublishMessage: { name: string; correlationKey: string; timeToLive: string; messageId: string; variables: string };
  ResolveIncident: { incidentKey: string };
  SetVariables: { elementInstanceKey: string; variables: string; local: boolean };
  Topology: object;
  UpdateJobRetries: { jobKey: string; retries: number };
  UpdateJobTimeout: { jobKey: string; timeout: string };
}
export interface StreamRequest {
  type: string;
  worker: string;
  timeout: string;
  fetchVariable: string[];
  tenantIds: string[];
}
export interface ActivateRequest {
  type: string;
  worker: string;
  timeout: string;
  maxJobsToActivate: number;
  fetchVariable: string[];
  tenantIds: string[];
  requestTimeout: string;
}

export type Handlers = { [Name in keyof Requests]: (request: Requests[Name]) => Promise<object> };
