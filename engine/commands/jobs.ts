/** What a worker does with a job: complete it, fail it, throw an error; and what an admin does: retries, time-out. */
import { notCaught, throwError as findCatch } from '../behaviors/errors.js';
import { executionListenerCompleted } from '../behaviors/execution-listeners.js';
import { raiseIncident } from '../behaviors/incidents.js';
import { changeJob } from '../behaviors/jobs.js';
import { complete, enter, leave } from '../behaviors/lifecycle.js';
import { listenerCompleted } from '../behaviors/user-tasks.js';
import { setLocal } from '../behaviors/variables.js';
import type { Execution } from '../execution.js';
import type { IncidentType, Job, Key } from '../records.js';
import { type CommandOf, type Surroundings, treeOfKey } from './command.js';
import { Rejection } from './commands.js';

const LONGEST_MESSAGE = 10_000;

const trees = ({ jobKey }: { jobKey: Key }, surroundings: Surroundings): Promise<Key[]> =>
  treeOfKey(surroundings, 'job', jobKey);

/** The job, where a worker may still do something with it. */
function workable(x: Execution, jobKey: Key, intent: string, verb: string): Job {
  const job = x.get('job', jobKey);
  const expected = `Expected to ${verb} job with key '${jobKey}', but`;
  if (!job) throw new Rejection('NOT_FOUND', intent, `${expected} no such job was found`);
  if (job.state === 'ERROR_THROWN' || (job.state === 'FAILED' && (job.retries <= 0 || job.backoffUntil !== null))) {
    throw new Rejection('INVALID_STATE', intent, `${expected} it is in state '${job.state}'`);
  }
  return job;
}

export const completeJob: CommandOf<'completeJob'> = {
  trees,
  apply(x, { jobKey, variables, result }) {
    const job = workable(x, jobKey, 'COMPLETE', 'complete');
    const deniedReason = result?.denied ? (result.deniedReason ?? '') : null;
    changeJob(x, job, { state: 'COMPLETED', deadline: null, deniedReason, endedAt: x.now });
    if (job.kind === 'TASK_LISTENER') listenerCompleted(x, job, result);
    else if (job.kind === 'EXECUTION_LISTENER') goOn(x, job, executionListenerCompleted(x, job, variables));
    else complete(x, job.elementInstanceKey, variables);
  },
};

/** All listeners of a phase have done their jobs: the element's own life goes on. */
function goOn(x: Execution, { elementInstanceKey }: Job, phase: 'START' | 'END' | null): void {
  if (phase !== null) x.later(() => (phase === 'START' ? enter : leave)(x, elementInstanceKey));
}

const NO_RETRIES: Record<Job['kind'], IncidentType> = {
  BPMN_ELEMENT: 'JOB_NO_RETRIES',
  TASK_LISTENER: 'TASK_LISTENER_NO_RETRIES',
  EXECUTION_LISTENER: 'EXECUTION_LISTENER_NO_RETRIES',
};

export const failJob: CommandOf<'failJob'> = {
  trees,
  apply(x, { jobKey, retries, errorMessage, retryBackOffMs, variables }) {
    const job = workable(x, jobKey, 'FAIL', 'fail');
    const message = errorMessage.slice(0, LONGEST_MESSAGE);
    const backoffUntil = retries > 0 && retryBackOffMs > 0 ? x.now + retryBackOffMs : null;
    const failed: Job = {
      ...job,
      state: 'FAILED',
      retries: Math.max(0, retries),
      deadline: null,
      backoffUntil,
      errorMessage: message,
      updatedAt: x.now,
    };
    x.put('job', failed);
    const instance = x.get('element_instance', job.elementInstanceKey);
    if (instance) setLocal(x, instance, variables);
    if (retries > 0) return;
    raiseIncident(x, job.elementInstanceKey, NO_RETRIES[job.kind], message || 'No more retries left.', failed);
  },
};

export const throwError: CommandOf<'throwError'> = {
  trees,
  apply(x, { jobKey, errorCode, errorMessage, variables }) {
    const job = workable(x, jobKey, 'THROW_ERROR', 'throw an error for');
    const instance = x.get('element_instance', job.elementInstanceKey);
    const changes = { state: 'ERROR_THROWN', deadline: null, errorCode, errorMessage, updatedAt: x.now } as const;
    const thrown: Job = { ...job, ...changes };
    if (!instance) throw new Error(`Job ${jobKey} has no element instance.`);
    changeJob(x, thrown, { endedAt: x.now });
    const available = findCatch(x, instance, errorCode, variables);
    if (available === null) return;
    x.put('job', thrown);
    raiseIncident(x, instance.key, 'UNHANDLED_ERROR_EVENT', notCaught(errorCode, errorMessage, available), thrown);
  },
};

export const updateJobRetries: CommandOf<'updateJobRetries'> = {
  trees,
  apply(x, { jobKey, retries }) {
    const job = x.get('job', jobKey);
    const expected = `Expected to update retries for job with key '${jobKey}'`;
    if (!job) throw new Rejection('NOT_FOUND', 'UPDATE_RETRIES', `${expected}, but no such job was found`);
    if (retries < 1) {
      throw new Rejection(
        'INVALID_ARGUMENT',
        'UPDATE_RETRIES',
        `${expected} with a positive amount of retries, but the amount given was '${retries}'`,
      );
    }
    changeJob(x, job, { retries });
  },
};

export const updateJobTimeout: CommandOf<'updateJobTimeout'> = {
  trees,
  apply(x, { jobKey, timeoutMs }) {
    const job = x.get('job', jobKey);
    if (!job)
      throw new Rejection(
        'NOT_FOUND',
        'UPDATE_TIMEOUT',
        `Expected to update job deadline with key '${jobKey}', but no such job was found`,
      );
    if (job.state !== 'ACTIVATED') {
      throw new Rejection(
        'INVALID_STATE',
        'UPDATE_TIMEOUT',
        `Expected to update the timeout of job with key '${jobKey}', but it is not active`,
      );
    }
    changeJob(x, job, { deadline: x.now + timeoutMs });
  },
};
