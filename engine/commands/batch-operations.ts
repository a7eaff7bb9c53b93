/**
 * One thing done to many instances. It is written down with all its pieces first, then done a few pieces at a time;
 * a piece and its outcome are one change, so that a crash between two pieces repeats none and loses none.
 */
import { toRow } from '../storage/schema.js';
import type { Execution } from '../execution.js';
import type { BatchOperationItem, BatchOperationState, BatchPlan, Key } from '../records.js';
import { cancelProcessInstance } from './cancel-process-instance.js';
import type { Command, CommandOf } from './command.js';
import { Rejection } from './commands.js';
import { deleteProcessInstance } from './delete-history.js';
import { migrateProcessInstance } from './migrate-process-instance.js';
import { modifyProcessInstance } from './modify-process-instance.js';
import { resolveIncident } from './resolve-incident.js';
import { updateJobRetries } from './jobs.js';

/** How many pieces are done in one go. */
const PIECES = 50;

export const createBatchOperation: CommandOf<'createBatchOperation'> = {
  apply(x, { type, plan, items }) {
    const key = x.newKey();
    const done = items.length === 0;
    x.put('batch_operation', {
      key,
      type,
      state: done ? 'COMPLETED' : 'ACTIVE',
      plan,
      total: items.length,
      completed: 0,
      failed: 0,
      startedAt: x.now,
      endedAt: done ? x.now : null,
    });
    for (const { itemKey, processInstanceKey, rootProcessInstanceKey } of items) {
      const id = `${key}_${itemKey}`;
      const where = { itemKey, processInstanceKey, rootProcessInstanceKey };
      const open = { state: 'ACTIVE', errorMessage: null, processedAt: null } as const;
      x.put('batch_operation_item', { id, batchOperationKey: key, type, ...where, ...open });
    }
    return { key };
  },
};

/** From which states an operation may be told to go where. */
const MOVES: Record<
  'CANCELED' | 'SUSPENDED' | 'ACTIVE',
  { from: BatchOperationState[]; intent: string; verb: string }
> = {
  CANCELED: { from: ['ACTIVE', 'SUSPENDED'], intent: 'CANCEL', verb: 'cancel' },
  SUSPENDED: { from: ['ACTIVE'], intent: 'SUSPEND', verb: 'suspend' },
  ACTIVE: { from: ['SUSPENDED'], intent: 'RESUME', verb: 'resume' },
};

export const changeBatchOperation: CommandOf<'changeBatchOperation', BatchOperationState | null> = {
  /** The state of one that has ended: it changes no more. */
  async prepare({ key }, { reader }) {
    const [row] = await reader.all<{ state: BatchOperationState }>('select state from batch_operation where key = ?', [
      key,
    ]);
    return row?.state ?? null;
  },
  apply(x, { key, to }, stored) {
    const operation = x.indexes.openOperations.get(key);
    const { from, intent, verb } = MOVES[to];
    const state = operation?.state ?? stored;
    const expected = `Expected to ${verb} a batch operation with key '${key}', but`;
    if (state === null) throw new Rejection('NOT_FOUND', intent, `${expected} no such batch operation was found`);
    if (!operation || !from.includes(operation.state))
      throw new Rejection('INVALID_STATE', intent, `${expected} it has an invalid state '${state}'`);
    // Its open pieces are canceled with it: who reads them looks at the operation (gateway/rest/resources).
    x.put('batch_operation', { ...operation, state: to, endedAt: to === 'CANCELED' ? x.now : null });
  },
};

type AnyCommand = Command<unknown, unknown, unknown>;
interface Piece {
  command: AnyCommand;
  input: unknown;
}

/** What is done to one instance, or incident. */
function pieceOf(item: BatchOperationItem, plan: BatchPlan): Piece {
  const { processInstanceKey, itemKey } = item;
  const instance = { processInstanceKey };
  switch (item.type) {
    case 'CANCEL_PROCESS_INSTANCE':
      return { command: cancelProcessInstance, input: instance };
    case 'DELETE_PROCESS_INSTANCE':
      return { command: deleteProcessInstance, input: instance };
    case 'RESOLVE_INCIDENT':
      return { command: resolveWithRetries, input: { incidentKey: itemKey } };
    case 'MIGRATE_PROCESS_INSTANCE':
      if (!plan || !('migration' in plan)) break;
      return { command: migrateProcessInstance, input: { ...instance, ...plan.migration } };
    case 'MODIFY_PROCESS_INSTANCE': {
      if (!plan || !('moves' in plan)) break;
      const moveInstructions = plan.moves.map(({ source, target }) => ({
        source: { elementId: source },
        targetElementId: target,
        ancestorElementInstanceKey: null,
        variableInstructions: [],
      }));
      const input = { ...instance, activateInstructions: [], terminateInstructions: [], moveInstructions };
      return { command: modifyProcessInstance, input };
    }
  }
  throw new Error(`A piece of the type ${item.type} has no plan for it.`);
}

/** Whoever resolves many incidents at once wants failed jobs to be tried again. */
const resolveWithRetries: CommandOf<'resolveIncident'> = {
  ...resolveIncident,
  apply(x, { incidentKey }) {
    const jobKey = x.get('incident', incidentKey)?.jobKey;
    const job = jobKey ? x.get('job', jobKey) : undefined;
    if (job && job.retries <= 0) updateJobRetries.apply(x, { jobKey: job.key, retries: 1 }, undefined);
    return resolveIncident.apply(x, { incidentKey }, undefined);
  },
};

type PreparedPiece = Piece & { item: BatchOperationItem; prepared: unknown };

function attempt(x: Execution, { command, input, prepared }: PreparedPiece): string | null {
  const mark = x.mark();
  try {
    command.apply(x, input, prepared);
    x.drain();
    return null;
  } catch (error) {
    x.rollBack(mark);
    if (error instanceof Rejection) return error.message;
    throw error;
  }
}

/** The next pieces; the row of the operation is written again, which plans the pieces after them. */
export const continueBatchOperation: Command<{ key: Key }, void, PreparedPiece[]> = {
  async prepare({ key }, surroundings) {
    const plan = surroundings.indexes.openOperations.get(key)?.plan ?? null;
    const rows = await surroundings.reader.all(
      `select * from batch_operation_item where batch_operation_key = ? and state = 'ACTIVE' order by item_key limit ?`,
      [key, PIECES],
    );
    const pieces: PreparedPiece[] = [];
    for (const item of rows.map((row) => toRow('batch_operation_item', row))) {
      const piece = pieceOf(item, plan);
      pieces.push({ ...piece, item, prepared: await piece.command.prepare?.(piece.input, surroundings) });
    }
    return pieces;
  },
  async trees(_input, surroundings, pieces) {
    const roots: Key[] = [];
    for (const { command, input, prepared } of pieces)
      roots.push(...((await command.trees?.(input, surroundings, prepared)) ?? []));
    return [...new Set(roots)];
  },
  apply(x, { key }, pieces) {
    const operation = x.indexes.openOperations.get(key);
    if (operation?.state !== 'ACTIVE') return;
    let { completed, failed } = operation;
    for (const piece of pieces) {
      const errorMessage = attempt(x, piece);
      if (errorMessage === null) completed += 1;
      else failed += 1;
      const state = errorMessage === null ? 'COMPLETED' : 'FAILED';
      x.put('batch_operation_item', { ...piece.item, state, errorMessage, processedAt: x.now });
    }
    const done = completed + failed >= operation.total;
    const state = done ? (failed > 0 ? 'PARTIALLY_COMPLETED' : 'COMPLETED') : 'ACTIVE';
    x.put('batch_operation', { ...operation, completed, failed, state, endedAt: done ? x.now : null });
  },
};
