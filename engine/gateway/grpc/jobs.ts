import type { ServerWritableStream } from '@grpc/grpc-js';
import type { ActivatedJob, Engine } from '../../commands/commands.js';
import { TENANT } from '../../records.js';
import { checkTenant, parseVariables } from '../variables.js';
import { type ActivateRequest, type Handlers, key, type StreamRequest } from './requests.js';
import { statusOf } from './status.js';

/** How long a request is held where the client names no time. */
const DEFAULT_LONG_POLL_MS = 10_000;

export function jobs(
  engine: Engine,
): Pick<Handlers, 'CompleteJob' | 'FailJob' | 'ThrowError' | 'UpdateJobRetries' | 'UpdateJobTimeout'> {
  return {
    CompleteJob: async ({ jobKey, variables }) => {
      await engine.execute('completeJob', { jobKey: key(jobKey), variables: parseVariables(variables) });
      return {};
    },
    FailJob: async ({ jobKey, retries, errorMessage, retryBackOff, variables }) => {
      const retryBackOffMs = Number(retryBackOff);
      await engine.execute('failJob', {
        jobKey: key(jobKey),
        retries,
        errorMessage,
        retryBackOffMs,
        variables: parseVariables(variables),
      });
      return {};
    },
    ThrowError: async ({ jobKey, errorCode, errorMessage, variables }) => {
      await engine.execute('throwError', {
        jobKey: key(jobKey),
        errorCode,
        errorMessage,
        variables: parseVariables(variables),
      });
      return {};
    },
    UpdateJobRetries: async ({ jobKey, retries }) => {
      await engine.execute('updateJobRetries', { jobKey: key(jobKey), retries });
      return {};
    },
    UpdateJobTimeout: async ({ jobKey, timeout }) => {
      await engine.execute('updateJobTimeout', { jobKey: key(jobKey), timeoutMs: Number(timeout) });
      return {};
    },
  };
}

function toWire({ customHeaders, variables, userTask: _userTask, ...job }: ActivatedJob): object {
  return {
    ...job,
    customHeaders: JSON.stringify(customHeaders),
    variables: JSON.stringify(variables),
    tenantId: TENANT,
  };
}

/** Holds the request until there are jobs; answers with one message, or with none. */
export async function activateJobs(engine: Engine, call: ServerWritableStream<ActivateRequest, object>): Promise<void> {
  const { type, worker, timeout, maxJobsToActivate: maxJobs, fetchVariable, requestTimeout } = call.request;
  const gone = new AbortController();
  call.on('cancelled', () => gone.abort());
  const asked = Number(requestTimeout);
  const waitMs = asked === 0 ? DEFAULT_LONG_POLL_MS : Math.max(0, asked);
  try {
    checkTenant('gRPC request ActivateJobs', call.request.tenantIds);
    const request = {
      type,
      worker,
      timeoutMs: Number(timeout),
      maxJobs,
      fetchVariables: fetchVariable,
      waitMs,
      signal: gone.signal,
    };
    // A client that wants no jobs gets none; only what is below that is a mistake of its own.
    const activated = maxJobs === 0 ? [] : await engine.activateJobs(request);
    if (activated.length > 0 && !gone.signal.aborted) call.write({ jobs: activated.map(toWire) });
    call.end();
  } catch (error) {
    call.emit('error', statusOf(error));
  }
}

/** How long one look for jobs is held within a stream; then the stream looks again. */
const STREAM_LOOK_MS = 60_000;
/** Jobs that a stream takes at a time: a client that is slow must not take all there are. */
const STREAM_BATCH = 32;

/** Pushes jobs for as long as the client listens; where it is slow to read, it is waited for. */
export async function streamJobs(engine: Engine, call: ServerWritableStream<StreamRequest, object>): Promise<void> {
  const { type, worker, timeout, fetchVariable } = call.request;
  const gone = new AbortController();
  call.on('cancelled', () => gone.abort());
  const request = {
    type,
    worker,
    timeoutMs: Number(timeout),
    maxJobs: STREAM_BATCH,
    fetchVariables: fetchVariable,
    waitMs: STREAM_LOOK_MS,
    signal: gone.signal,
  };
  try {
    checkTenant('gRPC request StreamActivatedJobs', call.request.tenantIds);
    while (!gone.signal.aborted) {
      for (const job of await engine.activateJobs(request)) {
        if (!call.write(toWire(job)) && !gone.signal.aborted) {
          await new Promise<void>((resolve) => {
            call.once('drain', resolve);
            gone.signal.addEventListener('abort', () => resolve(), { once: true });
          });
        }
      }
    }
    call.end();
  } catch (error) {
    call.emit('error', statusOf(error));
  }
}
