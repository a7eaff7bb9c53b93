/** Process instances, element instances, variables and incidents. */
import { Router } from 'express';
import { TENANT } from '../../records.js';
import { checkVariables } from '../variables.js';
import { bodyOf, checked, number, required, text } from './body.js';
import { answer, keyParam } from './problem.js';
import { elementInstances, incidents, processInstances, variables } from './resources.js';
import { find, search, type Searching } from './search.js';

const tenantId = TENANT;
const DEFAULT_REQUEST_TIMEOUT_MS = 15_000;
const CREATION = {
  processDefinitionId: 'string',
  processDefinitionVersion: 'number',
  processDefinitionKey: 'key',
  variables: 'object',
  tenantId: 'string',
  startInstructions: 'array',
  awaitCompletion: 'boolean',
  requestTimeout: 'number',
  fetchVariables: 'array',
} as const;

const MODIFICATION = {
  activateInstructions: 'array',
  terminateInstructions: 'array',
  operationReference: 'number',
} as const;
const ACTIVATION = {
  elementId: 'string',
  ancestorElementInstanceKey: 'key',
  variableInstructions: 'array',
} as const;

export function processInstanceRoutes(searching: Searching): Router {
  const { engine } = searching;
  const create = answer(async (request) => {
    const body = bodyOf(request, CREATION);
    const byKey = body['processDefinitionKey'] !== undefined;
    const awaitResult = {
      fetchVariables: (body['fetchVariables'] ?? []) as string[],
      timeoutMs: number(body, 'requestTimeout') || DEFAULT_REQUEST_TIMEOUT_MS,
    };
    const created = await engine.execute('createProcessInstance', {
      ...(byKey
        ? { processDefinitionKey: Number(body['processDefinitionKey']) }
        : { bpmnProcessId: text(body, 'processDefinitionId') }),
      version: number(body, 'processDefinitionVersion', -1),
      variables: checkVariables(body['variables'] ?? {}),
      startInstructions: (body['startInstructions'] ?? []) as { elementId: string }[],
      ...(body['awaitCompletion'] === true && { awaitResult }),
    });
    return {
      processDefinitionId: created.bpmnProcessId,
      processDefinitionVersion: created.version,
      tenantId,
      variables: created.variables ?? {},
      processDefinitionKey: String(created.processDefinitionKey),
      processInstanceKey: String(created.processInstanceKey),
      tags: [],
      businessId: null,
    };
  });
  const sequenceFlows = answer(async (request) => {
    const rows = await engine.reader.all<Record<string, unknown>>(
      'select * from taken_sequence_flow where process_instance_key = ? order by id',
      [keyParam(request)],
    );
    const items = rows.map((row) => ({
      sequenceFlowId: row['id'],
      processInstanceKey: String(row['process_instance_key']),
      rootProcessInstanceKey: String(row['root_process_instance_key']),
      processDefinitionKey: String(row['process_definition_key']),
      processDefinitionId: row['bpmn_process_id'],
      elementId: row['element_id'],
      tenantId,
    }));
    return { items };
  });
  const statistics = answer(async (request) => ({
    items: await engine.reader.all(
      `select element_id as elementId, sum(ended_at is null) as active, sum(state = 'TERMINATED') as canceled,
         sum(ended_at is null and incident_key is not null) as incidents, sum(state = 'COMPLETED') as completed
       from element_instance where process_instance_key = ? and element_type <> 'PROCESS' group by element_id order by element_id`,
      [keyParam(request)],
    ),
  }));
  return Router()
    .post('/process-instances', create)
    .post(
      '/process-instances/search',
      answer((request) => search(searching, processInstances, request.body)),
    )
    .get(
      '/process-instances/:key',
      answer((request) => find(searching, processInstances, keyParam(request))),
    )
    .get('/process-instances/:key/sequence-flows', sequenceFlows)
    .get('/process-instances/:key/statistics/element-instances', statistics)
    .post(
      '/process-instances/:key/incidents/search',
      answer((request) => search(searching, incidents, request.body, { rootProcessInstanceKey: keyParam(request) })),
    )
    .post(
      '/process-instances/:key/modification',
      answer(async (request) => {
        const body = bodyOf(request, MODIFICATION);
        const list = (name: string): unknown[] => (body[name] ?? []) as unknown[];
        await engine.execute('modifyProcessInstance', {
          processInstanceKey: keyParam(request),
          activateInstructions: list('activateInstructions').map((one) => {
            const instruction = checked(one, ACTIVATION, 'activateInstructions');
            const ancestor = instruction['ancestorElementInstanceKey'] ?? null;
            return {
              elementId: required(instruction, 'elementId'),
              ancestorElementInstanceKey: ancestor === null || Number(ancestor) <= 0 ? null : Number(ancestor),
              variableInstructions: ((instruction['variableInstructions'] ?? []) as unknown[]).map((given) => {
                const variable = checked(given, { variables: 'object', scopeId: 'string' }, 'variableInstructions');
                return { variables: checkVariables(variable['variables'] ?? {}), scopeId: text(variable, 'scopeId') };
              }),
            };
          }),
          terminateInstructions: list('terminateInstructions').map((one) => ({
            elementInstanceKey: Number(
              checked(one, { elementInstanceKey: 'key' }, 'terminateInstructions')['elementInstanceKey'],
            ),
          })),
        });
      }),
    )
    .post(
      '/process-instances/:key/cancellation',
      answer(async (request) => {
        await engine.execute('cancelProcessInstance', { processInstanceKey: keyParam(request) });
      }),
    );
}

export function elementInstanceRoutes(searching: Searching): Router {
  return Router()
    .post(
      '/element-instances/search',
      answer((request) => search(searching, elementInstances, request.body)),
    )
    .get(
      '/element-instances/:key',
      answer((request) => find(searching, elementInstances, keyParam(request))),
    )
    .post(
      '/element-instances/:key/incidents/search',
      answer((request) => search(searching, incidents, request.body, { elementInstanceKey: keyParam(request) })),
    )
    .put(
      '/element-instances/:key/variables',
      answer(async (request) => {
        const body = bodyOf(request, { variables: 'object', local: 'boolean', operationReference: 'number' });
        const elementInstanceKey = keyParam(request);
        await searching.engine.execute('setVariables', {
          elementInstanceKey,
          variables: checkVariables(body['variables'] ?? {}),
          local: body['local'] === true,
        });
      }),
    )
    .post(
      '/variables/search',
      answer((request) => search(searching, variables, request.body)),
    )
    .get(
      '/variables/:key',
      answer((request) => find(searching, variables, keyParam(request))),
    );
}

export function incidentRoutes(searching: Searching): Router {
  return Router()
    .post(
      '/incidents/search',
      answer((request) => search(searching, incidents, request.body)),
    )
    .get(
      '/incidents/:key',
      answer((request) => find(searching, incidents, keyParam(request))),
    )
    .post(
      '/incidents/:key/resolution',
      answer(async (request) => {
        await searching.engine.execute('resolveIncident', { incidentKey: keyParam(request) });
      }),
    );
}
