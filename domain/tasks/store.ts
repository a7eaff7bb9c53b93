/** What is stored. */
import type { ComplaintId } from '../cases/ids.js';
import type { After, EngineKey } from '../core/ids.js';
import type { Matter } from '../core/matter.js';
import type { Instant } from '../core/time/instant.js';
import type { DutyId } from '../duties/ids.js';
import type { HiddenFrom } from '../people/capacity.js';
import type { UserId } from '../people/ids.js';
import type { SubmissionId, WorkItemId } from './ids.js';
import type { TaskPass, TaskReturn, WorkItem } from './model.js';
import type { GroupScope } from './rights.js';

export type WorkItemView =
  | { kind: 'mine' | 'done'; userId: UserId; hiddenFrom: readonly HiddenFrom[] }
  | { kind: 'groups'; scopes: readonly GroupScope[] }
  | { kind: 'all'; hiddenFrom: readonly HiddenFrom[] };

export interface WorkItemReader {
  byId(id: WorkItemId): Promise<WorkItem | null>;
  byElementInstance(key: EngineKey): Promise<WorkItem | null>;
  byElementInstances(keys: EngineKey[]): Promise<WorkItem[]>;
  /** The next ones that are not done, in the order of their ids. */
  openAfter(id: After<WorkItemId>, limit: number): Promise<WorkItem[]>;
  ofComplaint(complaintId: ComplaintId): Promise<WorkItem[]>;
  /** Of many cases what a person still has to do. */
  waitingIn(complaintIds: ComplaintId[]): Promise<WorkItem[]>;
  ofDuty(dutyId: DutyId): Promise<WorkItem[]>;
  /** The task that came up last at an element, of whatever case. */
  latestAt(elementId: string): Promise<WorkItem | null>;
  /** What anybody has in hand. */
  claimed(): Promise<WorkItem[]>;
  returnOf(id: WorkItemId, userId: UserId): Promise<TaskReturn | null>;
  /** The last time that it was passed on. */
  lastPass(id: WorkItemId): Promise<StoredPass | null>;
  /** Open danger first, then priority, then the limit due first, then the one offered first; what is done: the latest. */
  list(view: WorkItemView, page: { from: number; limit: number }): Promise<WorkItem[]>;
  count(view: WorkItemView): Promise<number>;
}

export interface WorkItems extends WorkItemReader {
  insert(item: WorkItem): Promise<void>;
  /** Where nobody has changed it since its `version`. @returns it, with that counted up @throws {DomainError} stale */
  update(item: WorkItem): Promise<WorkItem>;
  notePass(pass: StoredPass): Promise<void>;
  noteReturn(entry: TaskReturn): Promise<void>;
  /** They have claimed it again. */
  dropReturn(id: WorkItemId, userId: UserId): Promise<void>;
  /** Of an item that has none yet: it never gets another one. */
  noteUserTaskKey(id: WorkItemId, userTaskKey: EngineKey): Promise<void>;
}

export type StoredPass = TaskPass & { reasonSealed: string };

export interface StoredSubmission {
  id: SubmissionId;
  matter: Matter;
  /** null: written down at the desk with the complaint itself, without a task. */
  workItemId: WorkItemId | null;
  elementId: string;
  formId: string;
  by: UserId;
  at: Instant;
  sealed: string;
}

/** What a submission was, version by version. */
export interface StoredSubmissionVersion {
  submissionId: SubmissionId;
  complaintId: ComplaintId;
  version: number;
  sealed: string;
  /** null of the first version: what was submitted. */
  reasonSealed: string | null;
  by: UserId;
  at: Instant;
}

/** Lists hold the answers as they were corrected last, with who submitted them and when. */
export interface SubmissionReader {
  /** Every version of those that were corrected, the first first. */
  versionsOf(complaintId: ComplaintId): Promise<StoredSubmissionVersion[]>;
  ofComplaint(complaintId: ComplaintId): Promise<StoredSubmission[]>;
  ofDuty(dutyId: DutyId): Promise<StoredSubmission[]>;
  draft(workItemId: WorkItemId): Promise<string | null>;
}

export interface Submissions extends SubmissionReader {
  insert(row: StoredSubmission): Promise<void>;
  insertVersion(row: StoredSubmissionVersion): Promise<void>;
  putDraft(workItemId: WorkItemId, matter: Matter, sealed: string, at: Instant): Promise<void>;
  dropDraft(workItemId: WorkItemId): Promise<void>;
}
