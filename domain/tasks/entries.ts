/** What the ledger keeps of tasks and of what was submitted at them. */
import type { CaseAsItIs } from '../cases/entries.js';
import type { Complaint } from '../cases/model.js';
import type { Instant } from '../core/time/instant.js';
import type { UserId } from '../people/ids.js';
import type { SubmissionId, TaskPassId, WorkItemId } from './ids.js';
import type { TaskReturnReason, WorkItem } from './model.js';

type Task = { workItemId: WorkItemId; elementId: string };

/** What of the answers is counted. */
type Found = Pick<WorkItem, 'outcome' | 'cause' | 'amount'>;

type GivenBack = Task & { from: UserId | null; reason: TaskReturnReason };

export interface TaskEntries {
  'work-item.offered': Task & { group: string };
  /** `inPlaceOf`: whose place it is for; `from`: whose task it was. */
  'work-item.claimed': Task & { inPlaceOf?: UserId; from?: UserId };
  'work-item.released': Task;
  /** `from`: who had it; null: it was offered to its group. */
  'work-item.passed-on': Task & {
    passId: TaskPassId;
    from: UserId | null;
    to: UserId;
    passedAt: Instant;
    inPlaceOf?: UserId;
  };
  'work-item.taken-back': GivenBack;
  'work-item.returned': GivenBack;
  /** What it is counted by stands in it, too; codes with a space between. */
  'work-item.submitted': Task & {
    formId: string;
    submissionId: SubmissionId;
    completedAt: Instant;
    records: string;
  } & Found;
  /** Ended in the engine without having been submitted at the desk. */
  'work-item.completed': Task;
  'work-item.canceled': Task;
  'work-item.gone': { workItemId: WorkItemId };
  'submission.corrected': {
    submissionId: SubmissionId;
    submissionVersion: number;
    fields: string;
    reasonDigest: string;
    /** Where the answers are counted. */
    workItemId?: WorkItemId;
  } & Partial<Found>;
  'complaint.described': CaseAsItIs & Pick<Complaint, 'channel' | 'category' | 'safetyHazard'>;
}
