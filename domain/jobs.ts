/** A job as a worker sees it, whichever way it came: through zeebe-node, or handed over in process by the test kit. */
import type { EngineKey } from './model.js';

export type JobVariables = Record<string, unknown>;

export interface Job {
  key: EngineKey;
  type: string;
  elementInstanceKey: EngineKey;
  elementId: string;
  processInstanceKey: EngineKey;
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

/**
 * What is set up wrong, in a table, a template or a policy: the message names it, and holds nothing of any person. Whoever
 * looks after the process puts it right; the job is then tried again.
 */
export class SetUpError extends Error {
  override name = 'SetUpError';
}

/** A job that does not carry what its handler needs: the model is wrong, so trying again would not help. */
export class JobInputError extends Error {
  override name = 'JobInputError';
}
