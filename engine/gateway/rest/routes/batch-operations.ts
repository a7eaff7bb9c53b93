/** One thing done to many instances: which ones is decided when it is asked for; how far it is can be looked at. */
import type { Request, Router } from 'express';
import type { BatchItem } from '../../../commands/commands.js';
import type { BatchOperationType, BatchPlan } from '../../../records.js';
import { type Body, bodyOf, checked, listOf, required } from '../body.js';
import { invalid } from '../problem.js';
import { incidents, processInstances } from '../resources/instances.js';
import { batchOperationItems, batchOperations } from '../resources/work.js';
import { findOf, keyParam, routes, searchOf } from '../routing.js';
import { find, findAll, type Row, type Searching } from '../search.js';
import { MIGRATION, migrationOf } from './process-instances.js';

const BATCH = { filter: 'object', operationReference: 'number' } as const;

const itemOf = (row: Row, itemKey: string): BatchItem => ({
  itemKey: Number(row[itemKey]),
  processInstanceKey: Number(row['processInstanceKey']),
  rootProcessInstanceKey: Number(row['rootProcessInstanceKey']),
});

/** @param fixed what is true of every instance this can be done to @throws {Problem} */
async function instancesOf(searching: Searching, body: Body, fixed: Row): Promise<BatchItem[]> {
  if (body['filter'] === undefined) throw invalid('No filter provided.');
  const rows = await findAll(searching, processInstances, body['filter'], fixed);
  return rows.map((row) => itemOf(row, 'processInstanceKey'));
}

async function incidentsOf(searching: Searching, places: BatchItem[]): Promise<BatchItem[]> {
  const keys = places.map(({ processInstanceKey }) => processInstanceKey);
  const rows = await findAll(searching, incidents, { state: 'ACTIVE', processInstanceKey: { $in: keys } });
  return rows.map((row) => itemOf(row, 'incidentKey'));
}

/** @throws {Problem} */
function movesOf(body: Body): { source: string; target: string }[] {
  const shape = { sourceElementId: 'string', targetElementId: 'string' } as const;
  const moves = listOf(body, 'moveInstructions', shape).map((one) => ({
    source: required(one, 'sourceElementId'),
    target: required(one, 'targetElementId'),
  }));
  if (moves.length === 0) throw invalid('No moveInstructions provided.');
  return moves;
}

const ACTIVE = { state: 'ACTIVE' };
const ACTIVE_ROOT = { ...ACTIVE, parentProcessInstanceKey: { $exists: false } };
const ENDED = { state: { $in: ['COMPLETED', 'TERMINATED'] } };

export function batchOperationRoutes(searching: Searching): Router {
  const { engine } = searching;

  const begin = async (type: BatchOperationType, items: BatchItem[], plan: BatchPlan = null): Promise<object> => {
    const { key } = await engine.execute('createBatchOperation', { type, plan, items });
    return { batchOperationKey: String(key), batchOperationType: type };
  };
  const instances = (body: Body, fixed: Row): Promise<BatchItem[]> => instancesOf(searching, body, fixed);
  const change = (to: 'CANCELED' | 'SUSPENDED' | 'ACTIVE') => async (request: Request) => {
    await engine.execute('changeBatchOperation', { key: keyParam(request), to });
  };

  return routes({
    'POST /process-instances/cancellation': async (request) =>
      begin('CANCEL_PROCESS_INSTANCE', await instances(bodyOf(request, BATCH), ACTIVE_ROOT)),
    'POST /process-instances/incident-resolution': async (request) =>
      begin('RESOLVE_INCIDENT', await incidentsOf(searching, await instances(bodyOf(request, BATCH), ACTIVE))),
    'POST /process-instances/:key/incident-resolution': async (request) => {
      const row = await find(searching, processInstances, keyParam(request));
      return begin('RESOLVE_INCIDENT', await incidentsOf(searching, [itemOf(row, 'processInstanceKey')]));
    },
    'POST /process-instances/migration': async (request) => {
      const body = bodyOf(request, { ...BATCH, migrationPlan: 'object' });
      const migration = migrationOf(checked(body['migrationPlan'], MIGRATION, 'migrationPlan'));
      return begin('MIGRATE_PROCESS_INSTANCE', await instances(body, ACTIVE), { migration });
    },
    'POST /process-instances/modification': async (request) => {
      const body = bodyOf(request, { ...BATCH, moveInstructions: 'array' });
      const moves = movesOf(body);
      return begin('MODIFY_PROCESS_INSTANCE', await instances(body, ACTIVE), { moves });
    },
    'POST /process-instances/deletion': async (request) =>
      begin('DELETE_PROCESS_INSTANCE', await instances(bodyOf(request, BATCH), ENDED)),
    'POST /batch-operations/search': searchOf(searching, batchOperations),
    'GET /batch-operations/:key': findOf(searching, batchOperations),
    'POST /batch-operation-items/search': searchOf(searching, batchOperationItems),
    'POST /batch-operations/:key/cancellation': change('CANCELED'),
    'POST /batch-operations/:key/suspension': change('SUSPENDED'),
    'POST /batch-operations/:key/resumption': change('ACTIVE'),
  });
}
