/** Tasks as lists and pages show them. */
import type { Complaint } from '../cases/model.js';
import type { Instant } from '../core/time/instant.js';
import type { ElementDefinition } from '../definitions/model.js';
import type { CaseClock } from '../deadlines/model.js';
import type { Duty } from '../duties/model.js';
import type { Values } from '../forms/submission.js';
import type { UserId } from '../people/ids.js';
import type { WorkItem } from './model.js';
import type { WorkItemVerb } from './rights.js';

export interface SubmissionVersion {
  version: number;
  by: UserId;
  at: Instant;
  /** null of the first. */
  reason: string | null;
  data: Values;
}

/** A task with its words. */
export interface NamedTask {
  item: WorkItem;
  /** What its own diagram says of it; null where that cannot be asked for now. */
  element: ElementDefinition | null;
}

/** A task with what a list shows of its case. */
export interface WorkItemSummary extends NamedTask {
  /** What it belongs to: the one or the other. */
  complaint: Complaint | null;
  duty: Duty | null;
  /** 测*甲 */
  maskedName: string;
  maskedAddress: string;
  assigneeName: string | null;
  /** The clock that this task has to keep; where it has none of its own, the one of its case that is due first. */
  clock: CaseClock | null;
  /** Whether that is a limit of the case, and not of the task. */
  ofCase: boolean;
  overdue: boolean;
  /** What the user may do with it. */
  may: Record<WorkItemVerb, boolean>;
}
