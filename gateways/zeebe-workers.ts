/** Job workers over gRPC with zeebe-node: the same for the embedded engine and for Camunda 8. */
import { ZBClient, type ZeebeJob } from 'zeebe-node';
import { codeOf, type Job, type JobHandler, type Logger } from '../domain/core/index.js';
import type { EngineAccount } from './engine-account.js';
import { failureOf, safeText } from './job-failure.js';

export interface ZeebeWorkersOptions {
  /** host:port */
  address: string;
  /** Absent or null: the engine asks for none. */
  account?: EngineAccount | null;
  handlers: readonly JobHandler[];
  log: Logger;
  /** How long a worker may keep a job: longer than a handler can wait. A second delivery does no harm. */
  jobTimeoutMs: number;
}

/** zeebe-node asks only on its interval: its default of 300 ms would cap a worker at 107 jobs a second. */
const POLL_INTERVAL_MS = 10;
const LONG_POLL_MS = 30_000;
const JOBS_AT_ONCE = 32;
/** gRPC's status: the job is not there any more. */
const NOT_FOUND = 5;

const isGone = (error: unknown): boolean => codeOf(error) === NOT_FOUND;

/** zeebe-node hands on the definition's key, but its types do not know of it. */
function jobOf(job: Readonly<ZeebeJob> & { processDefinitionKey?: string }): Job {
  const { key, type, elementInstanceKey, elementId, processInstanceKey, bpmnProcessId, retries } = job;
  return {
    processDefinitionKey: job.processDefinitionKey ?? '',
    key,
    type,
    elementInstanceKey,
    elementId,
    processInstanceKey,
    bpmnProcessId,
    retries,
    customHeaders: job.customHeaders,
    variables: { ...job.variables },
  };
}

export function startZeebeWorkers({ address, account = null, handlers, log, jobTimeoutMs }: ZeebeWorkersOptions): {
  close(): Promise<void>;
} {
  const client = new ZBClient(address, {
    loglevel: 'NONE',
    useTLS: false,
    ...(account !== null && { basicAuth: account }),
    retry: true,
    maxRetryTimeout: 5_000,
  });

  /** The engine refuses what concerns a job that went with its instance, or that it has given out again. */
  function refused(job: Job, error: unknown): void {
    const { type: jobType, key: jobKey, processInstanceKey } = job;
    log.warn({ jobType, jobKey, processInstanceKey, error: safeText(error) }, 'the engine refused the answer to a job');
  }

  async function fail(job: Job, error: unknown): Promise<void> {
    const { type: jobType, key: jobKey, processInstanceKey } = job;
    const { retries, retryBackOffMs: retryBackOff, errorMessage } = failureOf(job, error);
    log.warn({ jobType, jobKey, processInstanceKey, retries, error: errorMessage }, 'a job failed');
    await client.failJob({ jobKey, retries, retryBackOff, errorMessage }).catch((refusal) => refused(job, refusal));
  }

  async function work(handler: JobHandler, job: Job): Promise<void> {
    try {
      const variables = await handler.handle(job);
      await client.completeJob({ jobKey: job.key, variables });
    } catch (error) {
      if (isGone(error)) refused(job, error);
      else await fail(job, error);
    }
  }

  for (const handler of handlers) {
    client.createWorker({
      taskType: handler.type,
      id: `gas-complaint-desk:${handler.type}`,
      timeout: jobTimeoutMs,
      longPoll: LONG_POLL_MS,
      pollInterval: POLL_INTERVAL_MS,
      maxJobsToActivate: JOBS_AT_ONCE,
      // Of a handler that throws, zeebe-node fails the job in a call that nobody hears of: `work` never throws. The
      // answers are given with the client, because the job's own `complete` keeps a refusal to itself.
      taskHandler: async (zeebeJob) => {
        await work(handler, jobOf(zeebeJob));
        return zeebeJob.forward();
      },
    });
  }
  return { close: async () => void (await client.close(2_000)) };
}
