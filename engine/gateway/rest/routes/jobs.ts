/** Jobs: what workers do over REST, and how many there were. */
import type { Request, Response, Router } from 'express';
import type { ActivatedJob, Engine, JobResult } from '../../../commands/commands.js';
import { TENANT } from '../../../records.js';
import { checkVariables } from '../../variables.js';
import { type Body, bodyOf, checked, checkedTexts, number, required, text } from '../body.js';
import { invalid } from '../problem.js';
import { countJobs, type Grouping } from '../resources/job-statistics.js';
import { jobs } from '../resources/work.js';
import { attributesOf, CORRECTIONS } from '../task-attributes.js';
import { type Handle, keyParam, routes, searchOf } from '../routing.js';
import type { Searching } from '../search.js';

const tenantId = TENANT;
const DEFAULT_LONG_POLL_MS = 10_000;
const keyOrNull = (key: number | null): string | null => (key === null ? null : String(key));

function jobOf({ bpmnProcessId, key, userTask, ...job }: ActivatedJob): object {
  return {
    ...job,
    jobKey: String(key),
    processDefinitionId: bpmnProcessId,
    processInstanceKey: String(job.processInstanceKey),
    rootProcessInstanceKey: String(job.rootProcessInstanceKey),
    processDefinitionKey: String(job.processDefinitionKey),
    elementInstanceKey: String(job.elementInstanceKey),
    tenantId,
    userTask: userTask && {
      ...userTask,
      userTaskKey: String(userTask.userTaskKey),
      formKey: keyOrNull(userTask.formKey),
    },
  };
}

const ACTIVATION = {
  type: 'string',
  worker: 'string',
  timeout: 'number',
  maxJobsToActivate: 'number',
  fetchVariable: 'array',
  requestTimeout: 'number',
  tenantIds: 'array',
  tenantFilter: 'string',
} as const;

/** @throws {Problem} */
function resultOf(body: Body): JobResult | undefined {
  if (body['result'] === undefined || body['result'] === null) return undefined;
  const shape = { type: 'string', denied: 'boolean', deniedReason: 'string', corrections: 'object' } as const;
  const { denied, deniedReason, corrections } = checked(body['result'], shape, 'result');
  return {
    denied: denied === true,
    ...(typeof deniedReason === 'string' && { deniedReason }),
    corrections: attributesOf(checked(corrections, CORRECTIONS, 'corrections')),
  };
}

const variablesOf = (body: Body) => checkVariables(body['variables'] ?? {});

function statisticsRoutes({ engine }: Searching): Record<string, Handle> {
  const counted =
    (grouping: Grouping, needed: string[]): Handle =>
    (request) => {
      const { filter: given, page = null } = bodyOf(request, { filter: 'object', page: 'object' });
      const filter = given ?? {};
      for (const name of needed) if (filter[name] === undefined) throw invalid(`No filter.${name} provided.`);
      return countJobs(engine.reader, grouping, { filter, page });
    };
  return {
    'GET /jobs/statistics/global': async (request) => {
      const { from, to, jobType } = request.query;
      if (typeof from !== 'string' || typeof to !== 'string') throw invalid('No from and to provided.');
      const filter = { from, to, ...(typeof jobType === 'string' && { jobType }) };
      const { items } = await countJobs(engine.reader, 'all', { filter });
      return { ...items[0], isIncomplete: false };
    },
    'POST /jobs/statistics/by-types': counted('type', ['from', 'to']),
    'POST /jobs/statistics/by-workers': counted('worker', ['from', 'to', 'jobType']),
    'POST /jobs/statistics/time-series': counted('time', ['from', 'to', 'jobType']),
    'POST /jobs/statistics/errors': counted('error', ['from', 'to', 'jobType']),
  };
}

/** Holds the request until there are jobs, or the client has gone. */
async function activate(engine: Engine, request: Request, response: Response): Promise<object> {
  const body = bodyOf(request, ACTIVATION);
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const asked = number(body, 'requestTimeout');
  const activated = await engine.activateJobs({
    type: text(body, 'type'),
    worker: text(body, 'worker'),
    timeoutMs: number(body, 'timeout'),
    maxJobs: number(body, 'maxJobsToActivate'),
    fetchVariables: checkedTexts(body, 'fetchVariable'),
    waitMs: asked === 0 ? DEFAULT_LONG_POLL_MS : Math.max(0, asked),
    signal: gone.signal,
  });
  return { jobs: activated.map(jobOf) };
}

async function change(engine: Engine, request: Request): Promise<void> {
  const changes = checked(
    bodyOf(request, { changeset: 'object', operationReference: 'number' })['changeset'],
    { retries: 'number', timeout: 'number' },
    'changeset',
  );
  const jobKey = keyParam(request);
  const { retries, timeout } = changes;
  if (typeof retries !== 'number' && typeof timeout !== 'number')
    throw invalid('No update data provided. Provide at least one of [retries, timeout].');
  if (typeof retries === 'number') await engine.execute('updateJobRetries', { jobKey, retries });
  if (typeof timeout === 'number') await engine.execute('updateJobTimeout', { jobKey, timeoutMs: timeout });
}

function workRoutes({ engine }: Searching): Record<string, Handle> {
  return {
    'POST /jobs/:key/completion': async (request) => {
      const body = bodyOf(request, { variables: 'object', result: 'object' });
      const result = resultOf(body);
      const jobKey = keyParam(request);
      await engine.execute('completeJob', { jobKey, variables: variablesOf(body), ...(result && { result }) });
    },
    'POST /jobs/:key/failure': async (request) => {
      const shape = { retries: 'number', errorMessage: 'string', retryBackOff: 'number', variables: 'object' } as const;
      const body = bodyOf(request, shape);
      await engine.execute('failJob', {
        jobKey: keyParam(request),
        retries: number(body, 'retries'),
        errorMessage: text(body, 'errorMessage'),
        retryBackOffMs: number(body, 'retryBackOff'),
        variables: variablesOf(body),
      });
    },
    'POST /jobs/:key/error': async (request) => {
      const body = bodyOf(request, { errorCode: 'string', errorMessage: 'string', variables: 'object' });
      await engine.execute('throwError', {
        jobKey: keyParam(request),
        errorCode: required(body, 'errorCode'),
        errorMessage: text(body, 'errorMessage'),
        variables: variablesOf(body),
      });
    },
    'PATCH /jobs/:key': (request) => change(engine, request),
  };
}

export function jobRoutes(searching: Searching): Router {
  return routes({
    'POST /jobs/activation': (request, response) => activate(searching.engine, request, response),
    'POST /jobs/search': searchOf(searching, jobs),
    ...workRoutes(searching),
    ...statisticsRoutes(searching),
  });
}
