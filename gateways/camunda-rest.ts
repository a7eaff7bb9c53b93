/** The Orchestration Cluster REST API (`/v2`): the one client for the embedded engine and for Camunda 8. */
import type { z } from 'zod';
import { type EngineClient, EngineError, type EngineKey, type LatestDefinition } from '../domain/core/index.js';
import * as answers from './engine-answers.js';
import { createEngineHttp, type EngineClientOptions, type EngineHttp } from './engine-http.js';

/** More rows than one page of ours ever shows, fewer than a cluster refuses. */
const ALL = 1_000;
const everything = { from: 0, limit: ALL };
const LATEST = { isLatestVersion: true };
/** Elements that others stand in. */
const SCOPES = ['SUB_PROCESS', 'EVENT_SUB_PROCESS', 'AD_HOC_SUB_PROCESS', 'MULTI_INSTANCE_BODY'];

const parsed = (json: string): unknown => JSON.parse(json);

/** Tables, by the file that they are in. */
function byFile(tables: z.infer<typeof answers.latestDecision>[]): LatestDefinition[] {
  const files = new Map<EngineKey, LatestDefinition>();
  for (const table of tables) {
    const { decisionRequirementsKey: key, decisionRequirementsId: definitionId } = table;
    const decision = { definitionId: table.decisionDefinitionId, key: table.decisionDefinitionKey };
    files.set(key, { key, definitionId, decisions: [...(files.get(key)?.decisions ?? []), decision] });
  }
  return [...files.values()];
}

type Part<Name extends keyof EngineClient> = Pick<EngineClient, Name>;

const definitions = ({
  read,
  search,
  text,
}: EngineHttp): Part<
  | 'topology'
  | 'deploy'
  | 'latestProcesses'
  | 'processVersions'
  | 'latestTables'
  | 'evaluateDecision'
  | 'decisionsXml'
  | 'decisionRequirementsXml'
  | 'processDefinitionXml'
> => ({
  topology: () => read(answers.topology, 'GET', '/topology'),
  deploy: (resources) => {
    const form = new FormData();
    for (const { name, content } of resources) form.append('resources', new Blob([new Uint8Array(content)]), name);
    return read(answers.deployment, 'POST', '/deployments', form);
  },
  latestProcesses: async () => {
    const { items } = await search(answers.latestProcess, '/process-definitions/search', LATEST, everything);
    return items.map((found) => ({
      definitionId: found.processDefinitionId,
      key: found.processDefinitionKey,
      decisions: [],
    }));
  },
  processVersions: async () => {
    const { items } = await search(answers.latestProcess, '/process-definitions/search', {}, everything);
    return items.map((found) => ({ definitionId: found.processDefinitionId, key: found.processDefinitionKey }));
  },
  latestTables: async () =>
    byFile((await search(answers.latestDecision, '/decision-definitions/search', LATEST, everything)).items),
  decisionRequirementsXml: (key) => text(`/decision-requirements/${key}/xml`),
  evaluateDecision: async (table, variables) => {
    const asked = { ...table, variables };
    const result = await read(answers.decisionResult, 'POST', '/decision-definitions/evaluation', asked);
    if (result.failureMessage) throw new EngineError(422, result.failureMessage);
    return parsed(result.output ?? 'null');
  },
  decisionsXml: async (decisionRequirementsId) => {
    const [latest, one] = [[{ field: 'version', order: 'DESC' }], { from: 0, limit: 1 }];
    const path = '/decision-requirements/search';
    const { items } = await search(answers.decisionRequirements, path, { decisionRequirementsId }, one, latest);
    const key = items[0]?.decisionRequirementsKey;
    return key === undefined ? null : text(`/decision-requirements/${key}/xml`);
  },
  processDefinitionXml: (key) => text(`/process-definitions/${key}/xml`),
});

const userTasks = ({
  command,
  readOrNull,
  search,
  slice,
}: EngineHttp): Part<
  'findUserTask' | 'userTaskForm' | 'assignUserTask' | 'unassignUserTask' | 'completeUserTask' | 'openUserTasksAfter'
> => ({
  findUserTask: async (elementInstanceKey) => {
    const one = { from: 0, limit: 1 };
    return (await search(answers.userTask, '/user-tasks/search', { elementInstanceKey }, one)).items[0] ?? null;
  },
  userTaskForm: (key) => readOrNull(answers.form, `/user-tasks/${key}/form`),
  assignUserTask: (key, assignee) =>
    command('POST', `/user-tasks/${key}/assignment`, { assignee, allowOverride: true }),
  unassignUserTask: (key) => command('DELETE', `/user-tasks/${key}/assignee`),
  completeUserTask: (key, variables) => command('POST', `/user-tasks/${key}/completion`, { variables }),
  openUserTasksAfter: (after, since) => {
    const filter = { state: 'CREATED', ...(since !== undefined && { creationDate: { $gte: since } }) };
    return slice(answers.userTask, '/user-tasks/search', filter, 'creationDate', after);
  },
});

/** Of every user task; Camunda has them since 8.9. */
const taskListeners = ({ command, search }: EngineHttp): Part<'taskListeners' | 'setTaskListener'> => ({
  taskListeners: async () =>
    (await search(answers.taskListener, '/global-task-listeners/search', {}, everything)).items,
  setTaskListener: ({ id, ...listener }, isKnown) =>
    isKnown
      ? command('PUT', `/global-task-listeners/${id}`, listener)
      : command('POST', '/global-task-listeners', { id, ...listener }),
});

const instances = ({
  command,
  read,
  readOrNull,
  search,
  slice,
}: EngineHttp): Part<
  | 'publishMessage'
  | 'searchProcessInstances'
  | 'processInstance'
  | 'instancesAfter'
  | 'elementInstances'
  | 'takenSequenceFlows'
  | 'cancelProcessInstance'
  | 'activeElements'
  | 'activeElementsOf'
  | 'migrateProcessInstance'
> => ({
  publishMessage: ({ timeToLiveMs, ...message }) =>
    command('POST', '/messages/publication', { ...message, timeToLive: timeToLiveMs }),
  searchProcessInstances: (filter, page) =>
    search(answers.processInstance, '/process-instances/search', filter, page, [{ field: 'startDate', order: 'DESC' }]),
  processInstance: (key) => readOrNull(answers.processInstance, `/process-instances/${key}`),
  instancesAfter: (filter, after) =>
    slice(answers.processInstance, '/process-instances/search', filter, 'processInstanceKey', after),
  elementInstances: async (processInstanceKey) =>
    (await search(answers.elementInstance, '/element-instances/search', { processInstanceKey }, everything)).items,
  takenSequenceFlows: async (key) => {
    const { items } = await read(answers.takenFlows, 'GET', `/process-instances/${key}/sequence-flows`);
    return items.map(({ elementId }) => elementId);
  },
  cancelProcessInstance: (key) => command('POST', `/process-instances/${key}/cancellation`, {}),
  activeElements: async (processInstanceKey) => {
    const active = { processInstanceKey, state: 'ACTIVE' };
    return (await search(answers.elementInstance, '/element-instances/search', active, everything)).items;
  },
  activeElementsOf: async (key) => {
    const path = `/process-definitions/${key}/statistics/element-instances`;
    const { items } = await read(answers.elementStatistics, 'POST', path, {});
    const counted = items.map(({ elementId, active, incidents }) => [elementId, active + incidents] as const);
    return new Map(counted.filter(([, count]) => count > 0));
  },
  migrateProcessInstance: (key, targetProcessDefinitionKey, pairs) =>
    command('POST', `/process-instances/${key}/migration`, { targetProcessDefinitionKey, mappingInstructions: pairs }),
});

const variables = ({ command, search }: EngineHttp): Part<'variableOf' | 'variables' | 'setVariables'> => ({
  variableOf: async (name, keys) => {
    if (keys.length === 0) return new Map();
    const filter = { name, processInstanceKey: { $in: keys } };
    const { items } = await search(answers.rootVariable, '/variables/search', filter, everything);
    const atRoot = items.filter(({ scopeKey, processInstanceKey }) => scopeKey === processInstanceKey);
    return new Map(atRoot.map(({ processInstanceKey, value }) => [processInstanceKey, parsed(value)]));
  },
  variables: async (processInstanceKey) =>
    (await search(answers.variable, '/variables/search', { processInstanceKey }, everything)).items,
  setVariables: (key, values) => command('PUT', `/element-instances/${key}/variables`, { variables: values }),
});

const incidents = ({
  command,
  readOrNull,
  search,
}: EngineHttp): Part<'searchIncidents' | 'incident' | 'retryIncident' | 'scopesOf'> => ({
  searchIncidents: (filter, page) =>
    search(answers.incident, '/incidents/search', filter, page, [{ field: 'creationTime', order: 'DESC' }]),
  incident: (key) => readOrNull(answers.incident, `/incidents/${key}`),
  retryIncident: async ({ incidentKey, jobKey }, tries = 1) => {
    if (jobKey !== null) await command('PATCH', `/jobs/${jobKey}`, { changeset: { retries: tries } });
    await command('POST', `/incidents/${incidentKey}/resolution`, {});
  },
  async scopesOf({ elementInstanceKey, processInstanceKey }) {
    const elements = async (filter: object) =>
      (await search(answers.elementInstance, '/element-instances/search', { ...filter }, everything)).items;
    const inside = await elements({ processInstanceKey, type: { $in: SCOPES } });
    const around = new Map<EngineKey, EngineKey>();
    for (const { elementInstanceKey: scope } of inside.filter(({ state }) => state === 'ACTIVE'))
      for (const child of await elements({ elementInstanceScopeKey: scope }))
        around.set(child.elementInstanceKey, scope);
    const scopes = [elementInstanceKey];
    for (let next = around.get(elementInstanceKey); next !== undefined; next = around.get(next)) scopes.push(next);
    return [...scopes, processInstanceKey];
  },
});

export function createEngineClient(options: EngineClientOptions): EngineClient {
  const http = createEngineHttp(options);
  return {
    ...definitions(http),
    ...userTasks(http),
    ...taskListeners(http),
    ...instances(http),
    ...variables(http),
    ...incidents(http),
  };
}
