/** Jobs, messages and user tasks: what workers and people do. */
import { Router } from 'express';
import type { ActivatedJob, JobResult } from '../../commands/commands.js';
import { TENANT } from '../../records.js';
import { checkVariables } from '../variables.js';
import { bodyOf, checked, number, required, text } from './body.js';
import { answer, invalid, keyParam, notFound } from './problem.js';
import { jobs, userTasks, variables } from './resources.js';
import { find, search, type Searching } from './search.js';

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
    tags: [],
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
} as const;

export function jobRoutes(searching: Searching): Router {
  const { engine } = searching;
  const activate = answer(async (request, response) => {
    const body = bodyOf(request, ACTIVATION);
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const asked = number(body, 'requestTimeout');
    const activated = await engine.activateJobs({
      type: text(body, 'type'),
      worker: text(body, 'worker'),
      timeoutMs: number(body, 'timeout'),
      maxJobs: number(body, 'maxJobsToActivate'),
      fetchVariables: (body['fetchVariable'] ?? []) as string[],
      waitMs: asked === 0 ? DEFAULT_LONG_POLL_MS : Math.max(0, asked),
      signal: gone.signal,
    });
    return { jobs: activated.map(jobOf) };
  });
  return Router()
    .post('/jobs/activation', activate)
    .post(
      '/jobs/search',
      answer((request) => search(searching, jobs, request.body)),
    )
    .post(
      '/jobs/:key/completion',
      answer(async (request) => {
        const body = bodyOf(request, { variables: 'object', result: 'object' });
        const result = body['result'] as JobResult | undefined;
        await engine.execute('completeJob', {
          jobKey: keyParam(request),
          variables: checkVariables(body['variables'] ?? {}),
          ...(result && { result }),
        });
      }),
    )
    .post(
      '/jobs/:key/failure',
      answer(async (request) => {
        const body = bodyOf(request, {
          retries: 'number',
          errorMessage: 'string',
          retryBackOff: 'number',
          variables: 'object',
        });
        await engine.execute('failJob', {
          jobKey: keyParam(request),
          retries: number(body, 'retries'),
          errorMessage: text(body, 'errorMessage'),
          retryBackOffMs: number(body, 'retryBackOff'),
          variables: checkVariables(body['variables'] ?? {}),
        });
      }),
    )
    .post(
      '/jobs/:key/error',
      answer(async (request) => {
        const body = bodyOf(request, { errorCode: 'string', errorMessage: 'string', variables: 'object' });
        await engine.execute('throwError', {
          jobKey: keyParam(request),
          errorCode: required(body, 'errorCode'),
          errorMessage: text(body, 'errorMessage'),
          variables: checkVariables(body['variables'] ?? {}),
        });
      }),
    )
    .patch(
      '/jobs/:key',
      answer(async (request) => {
        const changes = checked(
          bodyOf(request, { changeset: 'object', operationReference: 'number' })['changeset'],
          { retries: 'number', timeout: 'number' },
          'changeset',
        );
        const jobKey = keyParam(request);
        if (changes['retries'] === undefined && changes['timeout'] === undefined)
          throw invalid('No update data provided. Provide at least one of [retries, timeout].');
        if (typeof changes['retries'] === 'number')
          await engine.execute('updateJobRetries', { jobKey, retries: changes['retries'] });
        if (typeof changes['timeout'] === 'number')
          await engine.execute('updateJobTimeout', { jobKey, timeoutMs: changes['timeout'] });
      }),
    );
}

export function messageRoutes(searching: Searching): Router {
  const { engine } = searching;
  return Router()
    .post(
      '/messages/publication',
      answer(async (request) => {
        const body = bodyOf(request, {
          name: 'string',
          correlationKey: 'string',
          timeToLive: 'number',
          messageId: 'string',
          variables: 'object',
          tenantId: 'string',
        });
        const { key } = await engine.execute('publishMessage', {
          name: required(body, 'name'),
          correlationKey: text(body, 'correlationKey'),
          timeToLiveMs: number(body, 'timeToLive'),
          messageId: text(body, 'messageId'),
          variables: checkVariables(body['variables'] ?? {}),
        });
        return { tenantId, messageKey: String(key) };
      }),
    )
    .post(
      '/signals/broadcast',
      answer(async (request) => {
        const body = bodyOf(request, { signalName: 'string', variables: 'object', tenantId: 'string' });
        const { key } = await engine.execute('broadcastSignal', {
          signalName: required(body, 'signalName'),
          variables: checkVariables(body['variables'] ?? {}),
        });
        return { tenantId, signalKey: String(key) };
      }),
    )
    .post(
      '/messages/correlation',
      answer(async (request) => {
        const body = bodyOf(request, {
          name: 'string',
          correlationKey: 'string',
          variables: 'object',
          tenantId: 'string',
        });
        const { key, processInstanceKey } = await engine.execute('correlateMessage', {
          name: required(body, 'name'),
          correlationKey: text(body, 'correlationKey'),
          variables: checkVariables(body['variables'] ?? {}),
        });
        return { tenantId, messageKey: String(key), processInstanceKey: String(processInstanceKey) };
      }),
    );
}

const CHANGES = {
  dueDate: 'string',
  followUpDate: 'string',
  candidateUsers: 'array',
  candidateGroups: 'array',
  priority: 'number',
} as const;

export function userTaskRoutes(searching: Searching): Router {
  const { engine } = searching;
  const form = answer(async (request, response) => {
    const key = keyParam(request);
    const task = await find(searching, userTasks, key);
    if (task['formKey'] === null) return void response.status(204).end();
    const [row] = await engine.reader.all<{ key: number; form_id: string; version: number; resource: string }>(
      'select * from form where key = ?',
      [Number(task['formKey'])],
    );
    if (!row) throw notFound('Form', String(task['formKey']));
    return { tenantId, formId: row.form_id, schema: row.resource, version: row.version, formKey: String(row.key) };
  });
  return Router()
    .post(
      '/user-tasks/search',
      answer((request) => search(searching, userTasks, request.body)),
    )
    .get(
      '/user-tasks/:key',
      answer((request) => find(searching, userTasks, keyParam(request))),
    )
    .get('/user-tasks/:key/form', form)
    .post(
      '/user-tasks/:key/variables/search',
      answer(async (request) => {
        const { elementInstanceKey, processInstanceKey } = await find(searching, userTasks, keyParam(request));
        return search(searching, variables, request.body, {
          scopeKey: { $in: [elementInstanceKey, processInstanceKey] },
        });
      }),
    )
    .post(
      '/user-tasks/:key/assignment',
      answer(async (request) => {
        const body = bodyOf(request, { assignee: 'string', allowOverride: 'boolean', action: 'string' });
        const allowOverride = body['allowOverride'] !== false;
        await engine.execute('assignUserTask', {
          userTaskKey: keyParam(request),
          assignee: required(body, 'assignee'),
          allowOverride,
          action: text(body, 'action'),
        });
      }),
    )
    .delete(
      '/user-tasks/:key/assignee',
      answer(async (request) => {
        await engine.execute('unassignUserTask', { userTaskKey: keyParam(request) });
      }),
    )
    .patch(
      '/user-tasks/:key',
      answer(async (request) => {
        const body = bodyOf(request, { changeset: 'object', action: 'string' });
        const changes = checked(body['changeset'], CHANGES, 'changeset');
        if (Object.keys(changes).length === 0 && text(body, 'action') === '') {
          throw invalid(
            'No update data provided. Provide at least an "action" or a non-null value for a supported attribute in the "changeset".',
          );
        }
        await engine.execute('updateUserTask', {
          userTaskKey: keyParam(request),
          action: text(body, 'action'),
          changes,
        });
      }),
    )
    .post(
      '/user-tasks/:key/completion',
      answer(async (request) => {
        const body = bodyOf(request, { variables: 'object', action: 'string' });
        await engine.execute('completeUserTask', {
          userTaskKey: keyParam(request),
          variables: checkVariables(body['variables'] ?? {}),
          action: text(body, 'action'),
        });
      }),
    );
}
