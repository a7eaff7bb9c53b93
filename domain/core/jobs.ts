/** A job as a worker sees it, whichever way it came: through zeebe-node, or handed over in process by the test kit. */
import type { EngineKey } from './ids.js';

export type JobVariables = Record<string, unknown>;

export interface Job {
  key: EngineKey;
  type: string;
  elementInstanceKey: EngineKey;
  elementId: string;
  processInstanceKey: EngineKey;
  processDefinitionKey: EngineKey;
  bpmnProcessId: string;
  customHeaders: Record<string, string>;
  variables: JobVariables;
  /** Tries left, this one included. */
  retries: number;
}

/** One job type and what is done for it. A task listener's handler returns `{}`: the engine takes no variables from it. */
export interface JobHandler {
  type: string;
  /** @returns the variables the job completes with */
  handle(job: Job): Promise<JobVariables>;
}

/** A worker's job as a use case sees it: `occurrence` (the element instance key) makes a second delivery harmless. */
export interface JobContext {
  occurrence: string;
  /** `system:<job type>` */
  actor: string;
}
