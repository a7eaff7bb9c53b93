/** The registry of commands. */
import { changeBatchOperation, createBatchOperation } from './batch-operations.js';
import { broadcastSignal } from './broadcast-signal.js';
import { cancelProcessInstance } from './cancel-process-instance.js';
import type { CommandOf } from './command.js';
import type { CommandName } from './commands.js';
import { createProcessInstance } from './create-process-instance.js';
import { deleteResource } from './delete-resource.js';
import { deleteDecisionInstance, deleteProcessInstance } from './delete-history.js';
import { deploy } from './deploy.js';
import { evaluateDecision } from './evaluate-decision.js';
import { completeJob, failJob, throwError, updateJobRetries, updateJobTimeout } from './jobs.js';
import {
  createGlobalTaskListener,
  deleteGlobalTaskListener,
  updateGlobalTaskListener,
} from './global-task-listeners.js';
import { migrateProcessInstance } from './migrate-process-instance.js';
import { modifyProcessInstance } from './modify-process-instance.js';
import { correlateMessage, publishMessage } from './publish-message.js';
import { resolveIncident } from './resolve-incident.js';
import { setVariables } from './set-variables.js';
import { assignUserTask, completeUserTask, unassignUserTask, updateUserTask } from './user-tasks.js';

export const commands: { readonly [Name in CommandName]: CommandOf<Name, unknown> } = {
  deploy,
  deleteResource,
  createProcessInstance,
  cancelProcessInstance,
  modifyProcessInstance,
  migrateProcessInstance,
  deleteProcessInstance,
  deleteDecisionInstance,
  createBatchOperation,
  changeBatchOperation,
  completeJob,
  failJob,
  throwError,
  updateJobRetries,
  updateJobTimeout,
  resolveIncident,
  setVariables,
  publishMessage,
  correlateMessage,
  broadcastSignal,
  evaluateDecision,
  assignUserTask,
  unassignUserTask,
  updateUserTask,
  completeUserTask,
  createGlobalTaskListener,
  updateGlobalTaskListener,
  deleteGlobalTaskListener,
};
