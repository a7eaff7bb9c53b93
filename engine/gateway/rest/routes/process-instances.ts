/** Process instances: created, looked at, changed, ended. */
import type { Router } from 'express';
import type { Commands, MoveInstruction } from '../../../commands/commands.js';
import { type JsonValue, type Key, type MigrationPlan, TENANT, type Variables } from '../../../records.js';
import { checkVariables } from '../../variables.js';
import { type Body, bodyOf, checked, checkedTexts, jsonOf, listOf, number, required, text } from '../body.js';
import { invalid } from '../problem.js';
import { incidents, processInstances, sequenceFlows } from '../resources/instances.js';
import { elementStatistics } from '../resources/statistics.js';
import { findOf, type Handle, keyParam, routes, searchOf } from '../routing.js';
import { find, search, findAll, type Searching } from '../search.js';

const tenantId = TENANT;
const DEFAULT_REQUEST_TIMEOUT_MS = 15_000;
const TAG = /^[A-Za-z][A-Za-z0-9_\-:.]{0,99}$/;
const MOST_TAGS = 10;

const CREATION = {
  processDefinitionId: 'string',
  processDefinitionVersion: 'number',
  processDefinitionKey: 'key',
  variables: 'object',
  tenantId: 'string',
  operationReference: 'number',
  startInstructions: 'array',
  runtimeInstructions: 'array',
  awaitCompletion: 'boolean',
  requestTimeout: 'number',
  fetchVariables: 'array',
  tags: 'array',
  businessId: 'string',
} as const;

const MODIFICATION = {
  activateInstructions: 'array',
  moveInstructions: 'array',
  terminateInstructions: 'array',
  operationReference: 'number',
} as const;
const ACTIVATION = {
  elementId: 'string',
  ancestorElementInstanceKey: 'key',
  variableInstructions: 'array',
} as const;
const MOVE = {
  sourceElementInstruction: 'object',
  targetElementId: 'string',
  ancestorScopeInstruction: 'object',
  variableInstructions: 'array',
} as const;

function tagsOf(body: Body): string[] {
  const tags = checkedTexts(body, 'tags');
  if (tags.length > MOST_TAGS) throw invalid(`The number of tags is '${tags.length}' but must be at most ${MOST_TAGS}`);
  const wrong = tags.find((tag) => !TAG.test(tag));
  if (wrong !== undefined) throw invalid(`The tag '${wrong}' does not match the pattern '${TAG.source}'`);
  return tags;
}

function definitionOf(body: Body): { bpmnProcessId: string } | { processDefinitionKey: Key } {
  const given = ['processDefinitionId', 'processDefinitionKey'].filter((name) => body[name] !== undefined);
  if (given.length === 0) throw invalid('At least one of [processDefinitionId, processDefinitionKey] is required.');
  if (given.length > 1) throw invalid('Only one of [processDefinitionId, processDefinitionKey] is allowed.');
  if (body['processDefinitionKey'] !== undefined) return { processDefinitionKey: Number(body['processDefinitionKey']) };
  return { bpmnProcessId: text(body, 'processDefinitionId') };
}

function variablesOf(instruction: Body): { variables: Variables; scopeId: string }[] {
  return listOf(instruction, 'variableInstructions', { variables: 'object', scopeId: 'string' }).map((one) => ({
    variables: checkVariables(one['variables'] ?? {}),
    scopeId: text(one, 'scopeId'),
  }));
}

/** 0 and less: the engine chooses. */
const ancestorOf = (value: unknown): Key | null =>
  value === undefined || value === null || Number(value) <= 0 ? null : Number(value);

function moveOf(body: Body): MoveInstruction {
  const source = checked(
    body['sourceElementInstruction'],
    { sourceType: 'string', sourceElementId: 'string', sourceElementInstanceKey: 'key' },
    'sourceElementInstruction',
  );
  const ancestor = checked(
    body['ancestorScopeInstruction'],
    { ancestorScopeType: 'string', ancestorElementInstanceKey: 'key' },
    'ancestorScopeInstruction',
  );
  return {
    source:
      source['sourceElementInstanceKey'] === undefined
        ? { elementId: required(source, 'sourceElementId') }
        : { elementInstanceKey: Number(source['sourceElementInstanceKey']) },
    targetElementId: required(body, 'targetElementId'),
    ancestorElementInstanceKey: ancestorOf(ancestor['ancestorElementInstanceKey']),
    variableInstructions: variablesOf(body),
  };
}

function terminationOf(one: Body): { elementId: string } | { elementInstanceKey: Key } {
  if (one['elementInstanceKey'] !== undefined) return { elementInstanceKey: Number(one['elementInstanceKey']) };
  return { elementId: required(one, 'elementId') };
}

/** The target and what is mapped to what, of one migration or of a batch. */
export function migrationOf(body: Body): MigrationPlan {
  if (body['targetProcessDefinitionKey'] === undefined) throw invalid('No targetProcessDefinitionKey provided.');
  return {
    targetProcessDefinitionKey: Number(body['targetProcessDefinitionKey']),
    mappingInstructions: listOf(body, 'mappingInstructions', {
      sourceElementId: 'string',
      targetElementId: 'string',
    }).map((one) => ({
      sourceElementId: required(one, 'sourceElementId'),
      targetElementId: required(one, 'targetElementId'),
    })),
  };
}

export const MIGRATION = {
  targetProcessDefinitionKey: 'key',
  mappingInstructions: 'array',
  operationReference: 'number',
} as const;

/** @throws {Problem} */
function creationOf(body: Body): Commands['createProcessInstance']['input'] {
  return {
    ...definitionOf(body),
    version: number(body, 'processDefinitionVersion', -1),
    variables: checkVariables(body['variables'] ?? {}),
    startInstructions: listOf(body, 'startInstructions', { elementId: 'string' }).map((one) => ({
      elementId: required(one, 'elementId'),
    })),
    terminateAfter: listOf(body, 'runtimeInstructions', { type: 'string', afterElementId: 'string' }).map((one) =>
      required(one, 'afterElementId'),
    ),
    tags: tagsOf(body),
    businessId: text(body, 'businessId') || null,
    ...(body['awaitCompletion'] === true && {
      awaitResult: {
        fetchVariables: checkedTexts(body, 'fetchVariables'),
        timeoutMs: number(body, 'requestTimeout') || DEFAULT_REQUEST_TIMEOUT_MS,
      },
    }),
  };
}

async function create({ engine }: Searching, body: Body): Promise<object> {
  const creation = creationOf(body);
  const created = await engine.execute('createProcessInstance', creation);
  return {
    processDefinitionId: created.bpmnProcessId,
    processDefinitionVersion: created.version,
    tenantId,
    variables: created.variables ?? {},
    processDefinitionKey: String(created.processDefinitionKey),
    processInstanceKey: String(created.processInstanceKey),
    tags: creation.tags,
    businessId: creation.businessId,
  };
}

/** @throws {Problem} */
function modificationOf(body: Body): Omit<Commands['modifyProcessInstance']['input'], 'processInstanceKey'> {
  const termination = { elementInstanceKey: 'key', elementId: 'string' } as const;
  return {
    activateInstructions: listOf(body, 'activateInstructions', ACTIVATION).map((one) => ({
      elementId: required(one, 'elementId'),
      ancestorElementInstanceKey: ancestorOf(one['ancestorElementInstanceKey']),
      variableInstructions: variablesOf(one),
    })),
    moveInstructions: listOf(body, 'moveInstructions', MOVE).map(moveOf),
    terminateInstructions: listOf(body, 'terminateInstructions', termination).map(terminationOf),
  };
}

/** From the outermost instance to this one. */
async function callHierarchy(searching: Searching, processInstanceKey: Key): Promise<object[]> {
  await find(searching, processInstances, processInstanceKey);
  const rows = await searching.engine.reader.all<Record<string, unknown>>(
    `with recursive up(key, parent, depth) as (
       select key, parent_process_instance_key, 0 from process_instance where key = ?
       union all select p.key, p.parent_process_instance_key, depth + 1 from process_instance p join up on p.key = up.parent)
     select i.key as processInstanceKey, i.process_definition_key as processDefinitionKey,
       coalesce(d.name, d.bpmn_process_id) as processDefinitionName
     from up join process_instance i on i.key = up.key join process_definition d on d.key = i.process_definition_key
     order by depth desc`,
    [processInstanceKey],
  );
  return rows.map((row) => ({
    ...row,
    processInstanceKey: String(row['processInstanceKey']),
    processDefinitionKey: String(row['processDefinitionKey']),
  }));
}

/** Of a root also what went wrong in the instances it called. */
async function incidentsOf(searching: Searching, key: Key, query: JsonValue | undefined): Promise<object> {
  const { rootProcessInstanceKey } = await find(searching, processInstances, key);
  const place = rootProcessInstanceKey === String(key) ? 'rootProcessInstanceKey' : 'processInstanceKey';
  return search(searching, incidents, query, { [place]: key });
}

/** What is looked at of one instance. */
function views(searching: Searching): Record<string, Handle> {
  return {
    'POST /process-instances/search': searchOf(searching, processInstances),
    'GET /process-instances/:key': findOf(searching, processInstances),
    'GET /process-instances/:key/sequence-flows': async (request) => ({
      items: await findAll(searching, sequenceFlows, { processInstanceKey: keyParam(request) }),
    }),
    'GET /process-instances/:key/statistics/element-instances': (request) =>
      elementStatistics(searching.engine.reader, { processInstanceKey: keyParam(request) }),
    'GET /process-instances/:key/call-hierarchy': (request) => callHierarchy(searching, keyParam(request)),
    'POST /process-instances/:key/incidents/search': (request) =>
      incidentsOf(searching, keyParam(request), jsonOf(request)),
  };
}

/** What is done to one instance. */
function acts({ engine }: Searching): Record<string, Handle> {
  return {
    'POST /process-instances/:key/modification': async (request) => {
      const modification = modificationOf(bodyOf(request, MODIFICATION));
      await engine.execute('modifyProcessInstance', { processInstanceKey: keyParam(request), ...modification });
    },
    'POST /process-instances/:key/migration': async (request) => {
      const plan = migrationOf(bodyOf(request, MIGRATION));
      await engine.execute('migrateProcessInstance', { processInstanceKey: keyParam(request), ...plan });
    },
    'POST /process-instances/:key/cancellation': async (request) => {
      bodyOf(request, { operationReference: 'number' });
      await engine.execute('cancelProcessInstance', { processInstanceKey: keyParam(request) });
    },
    'POST /process-instances/:key/deletion': async (request) => {
      bodyOf(request, { operationReference: 'number' });
      await engine.execute('deleteProcessInstance', { processInstanceKey: keyParam(request) });
    },
  };
}

export function processInstanceRoutes(searching: Searching): Router {
  return routes({
    'POST /process-instances': (request) => create(searching, bodyOf(request, CREATION)),
    ...views(searching),
    ...acts(searching),
  });
}
