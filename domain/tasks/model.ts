/** User tasks, as the desk lists them. */
import type { EngineKey } from '../core/ids.js';
import type { Matter } from '../core/matter.js';
import type { Instant } from '../core/time/instant.js';
import type { UserId } from '../people/ids.js';
import type { Group } from '../people/model.js';
import type { TaskPassId, WorkItemId } from './ids.js';

export const WORK_ITEM_STATES = ['offered', 'claimed', 'submitted', 'completed', 'canceled'] as const;

export type WorkItemState = (typeof WORK_ITEM_STATES)[number];

/** The desk's own row for a user task. */
export interface WorkItem {
  id: WorkItemId;
  elementInstanceKey: EngineKey;
  userTaskKey: EngineKey | null;
  /** What the task belongs to. */
  matter: Matter;
  processInstanceKey: EngineKey;
  bpmnProcessId: string;
  /** By which version of its diagram it runs; null of an earlier release's tasks: that of its instance. */
  processDefinitionKey: EngineKey | null;
  elementId: string;
  formId: string;
  group: Group;
  /** Steps of the limits that the task has to keep. */
  steps: string[];
  /** Elements whose tasks must have been done by another person. */
  differentFrom: string[];
  /** User id. */
  assignee: UserId | null;
  /** Whose place they claimed it in; null where it was their own. */
  inPlaceOf: UserId | null;
  dueAt: Instant | null;
  state: WorkItemState;
  offeredAt: Instant;
  claimedAt: Instant | null;
  /** When it was passed on to whoever has it now; null where they claimed it themselves. */
  passedAt: Instant | null;
  completedAt: Instant | null;
  /** Events that its submission was, as its form says: 'visited'. */
  records: string[];
  /** What was decided or found, as the form's field for it has it; null where it has none. */
  outcome: string | null;
  /** Why it came to the complaint, where the form asks for it. */
  cause: string | null;
  /** In yuan, paid to the complainant. */
  amount: number | null;
  version: number;
}

/** Why a person takes a task out of another's hands. */
export const TAKE_BACK_REASONS = [
  'absent', // 无法到岗
  'late', // 未按时办理
  'workload', // 任务过多
  'mistaken', // 误领
  'handover', // 工作交接
] as const;

export type TakeBackReason = (typeof TAKE_BACK_REASONS)[number];

/** Why a claimed task went back to its group: a person took it back, or the person who had it cannot go on. */
export const TASK_RETURN_REASONS = [
  ...TAKE_BACK_REASONS,
  'inactive',
  'moved',
  'placeEnded',
  'recused',
  'away',
  'passedOn',
] as const;

export type TaskReturnReason = (typeof TASK_RETURN_REASONS)[number];

/** That a task was passed on to a colleague by name. */
export interface TaskPass {
  id: TaskPassId;
  workItemId: WorkItemId;
  /** Who had it; null: it was offered to its group. */
  fromId: UserId | null;
  toId: UserId;
  by: UserId;
  at: Instant;
}

/** That a person had a task in hand, and has it no more; until they claim it again. */
export interface TaskReturn {
  workItemId: WorkItemId;
  userId: UserId;
  /** User id, or `system:…`. */
  by: string;
  reason: TaskReturnReason;
  at: Instant;
}
