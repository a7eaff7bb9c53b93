/** What the ledger keeps of tasks and of what was submitted at them. */
import type { CaseAsItIs } from '../cases/entries.js';
import type { Complaint } from '../cases/model.js';
import type { UserId } from '../people/ids.js';
import type { SubmissionId, WorkItemId } from './ids.js';
import type { TaskReturnReason } from './model.js';

type Task = { workItemId: WorkItemId; elementId: string };

type GivenBack = Task & { from: UserId | null; reason: TaskReturnReason };

export interface TaskEntries {
  'work-item.offered': Task & { group: string };
  /** `inPlaceOf`: whose place it is for; `from`: whose task it was. */
  'work-item.claimed': Task & { inPlaceOf?: UserId; from?: UserId };
  'work-item.released': Task;
  'work-item.taken-back': GivenBack;
  'work-item.returned': GivenBack;
  'work-item.submitted': Task & { formId: string; submissionId: SubmissionId };
  'work-item.canceled': Task;
  'work-item.gone': { workItemId: WorkItemId };
  'submission.corrected': {
    submissionId: SubmissionId;
    submissionVersion: number;
    fields: string;
    reasonDigest: string;
  };
  'complaint.described': CaseAsItIs & Pick<Complaint, 'channel' | 'category' | 'safetyHazard'>;
}
