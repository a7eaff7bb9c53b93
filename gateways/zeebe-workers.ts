/** Job workers over gRPC with zeebe-node: the same for the embedded engine and for Camunda 8. */
import { ZBClient } from 'zeebe-node';
import type { JobHandler } from '../domain/jobs.js';
import type { Logger } from '../domain/ports.js';
import { failureOf } from './job-failure.js';

export interface ZeebeWorkersOptions {
  /** host:port */
  address: string;
  handlers: readonly JobHandler[];
  log: Logger;
}

/** zeebe-node asks only on its interval: its default of 300 ms would cap a worker at 107 jobs a second. */
const POLL_INTERVAL_MS = 10;
const LONG_POLL_MS = 30_000;
/** Handlers take milliseconds; a worker that was killed keeps its jobs for this long. A second delivery does no harm. */
const JOB_TIMEOUT_MS = 5_000;
const JOBS_AT_ONCE = 32;

export function startZeebeWorkers({ address, handlers, log }: ZeebeWorkersOptions): { close(): Promise<void> } {
  const client = new ZBClient(address, { loglevel: 'NONE', useTLS: false, retry: true, maxRetryTimeout: 5_000 });
  for (const handler of handlers) {
    client.createWorker({
      taskType: handler.type,
      id: `gas-complaint-desk:${handler.type}`,
      timeout: JOB_TIMEOUT_MS,
      longPoll: LONG_POLL_MS,
      pollInterval: POLL_INTERVAL_MS,
      maxJobsToActivate: JOBS_AT_ONCE,
      taskHandler: async (zeebeJob) => {
        const { key, type, elementInstanceKey, elementId, processInstanceKey, bpmnProcessId, retries } = zeebeJob;
        const job = {
          key,
          type,
          elementInstanceKey,
          elementId,
          processInstanceKey,
          bpmnProcessId,
          retries,
          customHeaders: zeebeJob.customHeaders as Record<string, string>,
          variables: { ...zeebeJob.variables },
        };
        try {
          const variables = await handler.handle(job);
          return await zeebeJob.complete(variables as never);
        } catch (error) {
          const { retries: left, retryBackOffMs, errorMessage } = failureOf(job, error);
          log.warn(
            { jobType: type, jobKey: key, processInstanceKey, retries: left, error: errorMessage },
            'a job failed',
          );
          return zeebeJob.fail({ retries: left, retryBackOff: retryBackOffMs, errorMessage });
        }
      },
    });
  }
  return { close: async () => void (await client.close(2_000)) };
}
