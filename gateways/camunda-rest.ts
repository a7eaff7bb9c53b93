/** The Orchestration Cluster REST API (`/v2`): the one client for the embedded engine and for Camunda 8. */
import {
  type EngineClient,
  type EngineElementInstance,
  type EngineIncident,
  type EngineProcessInstance,
  type EngineUserTask,
  type EngineVariable,
  type Page,
  type Slice,
  type EngineKey,
  EngineError,
} from '../domain/core/index.js';
import { authorization, type EngineAccount } from './engine-account.js';

export interface EngineClientOptions {
  /** `http://127.0.0.1:8080`, without `/v2`. */
  baseUrl: string;
  /** Absent or null: the engine asks for none. */
  account?: EngineAccount | null;
  timeoutMs?: number;
}

type Json = Record<string, unknown>;
const DEFAULT_TIMEOUT_MS = 15_000;
/** More rows than one page of ours ever shows, fewer than a cluster refuses. */
const ALL = 1_000;
/** Keys in one question, and rows of one slice of a long list. */
const SLICE = 200;
/** Elements that others stand in. */
const SCOPES = ['SUB_PROCESS', 'EVENT_SUB_PROCESS', 'AD_HOC_SUB_PROCESS', 'MULTI_INSTANCE_BODY'];

async function send(options: EngineClientOptions, method: string, path: string, body?: unknown): Promise<Response> {
  const isForm = body instanceof FormData;
  const headers: Record<string, string> = authorization(options.account ?? null);
  const init: RequestInit = { method, headers, signal: AbortSignal.timeout(options.timeoutMs ?? DEFAULT_TIMEOUT_MS) };
  if (body !== undefined) {
    init.body = isForm ? body : JSON.stringify(body);
    if (!isForm) headers['content-type'] = 'application/json';
  }
  const response = await fetch(`${options.baseUrl.replace(/\/$/, '')}/v2${path}`, init).catch((error: Error) => {
    throw new EngineError(
      0,
      `The engine at ${options.baseUrl} cannot be reached: ${(error.cause as Error | undefined)?.message ?? error.message}`,
    );
  });
  if (response.ok) return response;
  const text = await response.text();
  throw new EngineError(
    response.status,
    detailOf(text) ?? `The engine answered ${response.status} to ${method} ${path}`,
  );
}

function detailOf(text: string): string | null {
  try {
    const { detail } = JSON.parse(text) as { detail?: unknown };
    return typeof detail === 'string' ? detail : null;
  } catch {
    return null;
  }
}

/** Null instead of an error where there is no such thing. */
async function orNull<T>(promise: Promise<T>): Promise<T | null> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof EngineError && error.status === 404) return null;
    throw error;
  }
}

export function createEngineClient(options: EngineClientOptions): EngineClient {
  const json = async <T>(method: string, path: string, body?: unknown): Promise<T> =>
    (await (await send(options, method, path, body)).json()) as T;
  const command = async (method: string, path: string, body?: unknown): Promise<void> =>
    void (await (await send(options, method, path, body)).text());
  const search = async <T>(
    path: string,
    filter: Json,
    page: { from: number; limit: number },
    sort?: Json[],
  ): Promise<Page<T>> => {
    const found = await json<{ items: T[]; page: { totalItems: number } }>('POST', path, {
      filter,
      page,
      ...(sort && { sort }),
    });
    return { items: found.items, total: found.page.totalItems };
  };
  const slice = async <T>(path: string, filter: Json, field: string, after: string | null): Promise<Slice<T>> => {
    const { items, page } = await json<{ items: T[]; page: { endCursor: string | null } }>('POST', path, {
      filter,
      sort: [{ field, order: 'ASC' }],
      page: { limit: SLICE, ...(after !== null && { after }) },
    });
    return { items, next: items.length < SLICE ? null : page.endCursor };
  };
  const everything = { from: 0, limit: ALL };
  return {
    topology: () => json('GET', '/topology'),
    deploy: (resources) => {
      const form = new FormData();
      for (const { name, content } of resources) form.append('resources', new Blob([new Uint8Array(content)]), name);
      return json('POST', '/deployments', form);
    },
    publishMessage: ({ name, correlationKey, messageId, timeToLiveMs, variables }) =>
      command('POST', '/messages/publication', {
        name,
        correlationKey,
        messageId,
        timeToLive: timeToLiveMs,
        variables,
      }),
    evaluateDecision: async (decisionDefinitionId, variables) => {
      const result = await json<{ output: string; failureMessage: string | null }>(
        'POST',
        '/decision-definitions/evaluation',
        { decisionDefinitionId, variables },
      );
      if (result.failureMessage) throw new EngineError(422, result.failureMessage);
      return JSON.parse(result.output) as unknown;
    },
    decisionsXml: async (decisionRequirementsId) => {
      const { items } = await search<{ decisionRequirementsKey: string }>(
        '/decision-requirements/search',
        { decisionRequirementsId },
        { from: 0, limit: 1 },
        [{ field: 'version', order: 'DESC' }],
      );
      const key = items[0]?.decisionRequirementsKey;
      return key === undefined ? null : (await send(options, 'GET', `/decision-requirements/${key}/xml`)).text();
    },
    findUserTask: async (elementInstanceKey) =>
      (await search<EngineUserTask>('/user-tasks/search', { elementInstanceKey }, { from: 0, limit: 1 })).items[0] ??
      null,
    userTaskForm: async (userTaskKey) => {
      const response = await orNull(send(options, 'GET', `/user-tasks/${userTaskKey}/form`));
      if (response === null || response.status === 204) return null;
      const { formId, version, schema } = (await response.json()) as {
        formId: string;
        version: number;
        schema: string;
      };
      return { formId, version, schema: JSON.parse(schema) as Json };
    },
    assignUserTask: (key, assignee) =>
      command('POST', `/user-tasks/${key}/assignment`, { assignee, allowOverride: true }),
    unassignUserTask: (key) => command('DELETE', `/user-tasks/${key}/assignee`),
    completeUserTask: (key, variables) => command('POST', `/user-tasks/${key}/completion`, { variables }),
    searchProcessInstances: (filter, page) =>
      search<EngineProcessInstance>('/process-instances/search', filter, page, [{ field: 'startDate', order: 'DESC' }]),
    processInstance: (key) => orNull(json<EngineProcessInstance>('GET', `/process-instances/${key}`)),
    instancesAfter: (filter, after) => slice('/process-instances/search', filter, 'processInstanceKey', after),
    openUserTasksAfter: (after) => slice('/user-tasks/search', { state: 'CREATED' }, 'creationDate', after),
    variableOf: async (name, keys) => {
      if (keys.length === 0) return new Map();
      const filter = { name, processInstanceKey: { $in: keys } };
      const { items } = await search<EngineVariable & { processInstanceKey: string }>(
        '/variables/search',
        filter,
        everything,
      );
      const atRoot = items.filter(({ scopeKey, processInstanceKey }) => scopeKey === processInstanceKey);
      return new Map(atRoot.map(({ processInstanceKey, value }) => [processInstanceKey, JSON.parse(value) as unknown]));
    },
    elementInstances: async (processInstanceKey) =>
      (await search<EngineElementInstance>('/element-instances/search', { processInstanceKey }, everything)).items,
    takenSequenceFlows: async (key) =>
      (await json<{ items: { elementId: string }[] }>('GET', `/process-instances/${key}/sequence-flows`)).items.map(
        ({ elementId }) => elementId,
      ),
    variables: async (processInstanceKey) =>
      (await search<EngineVariable>('/variables/search', { processInstanceKey }, everything)).items,
    processDefinitionXml: async (key) => (await send(options, 'GET', `/process-definitions/${key}/xml`)).text(),
    searchIncidents: (filter, page) =>
      search<EngineIncident>('/incidents/search', filter, page, [{ field: 'creationTime', order: 'DESC' }]),
    incident: (key) => orNull(json<EngineIncident>('GET', `/incidents/${key}`)),
    retryIncident: async ({ incidentKey, jobKey }, tries = 1) => {
      if (jobKey !== null) await command('PATCH', `/jobs/${jobKey}`, { changeset: { retries: tries } });
      await command('POST', `/incidents/${incidentKey}/resolution`, {});
    },
    async scopesOf({ elementInstanceKey, processInstanceKey }) {
      const filter = { processInstanceKey, type: { $in: SCOPES } };
      const inside = (await search<EngineElementInstance>('/element-instances/search', filter, everything)).items;
      const around = new Map<EngineKey, EngineKey>();
      for (const scope of inside.filter(({ state }) => state === 'ACTIVE').map((one) => one.elementInstanceKey)) {
        const children = { elementInstanceScopeKey: scope };
        const found = await search<EngineElementInstance>('/element-instances/search', children, everything);
        for (const child of found.items) around.set(child.elementInstanceKey, scope);
      }
      const scopes = [elementInstanceKey];
      for (let next = around.get(elementInstanceKey); next !== undefined; next = around.get(next)) scopes.push(next);
      return [...scopes, processInstanceKey];
    },
    setVariables: (key, variables) => command('PUT', `/element-instances/${key}/variables`, { variables }),
    cancelProcessInstance: (key) => command('POST', `/process-instances/${key}/cancellation`, {}),
  };
}
