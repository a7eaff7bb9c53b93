/** What the ledger keeps of tasks and of what was submitted at them. */
import type { CaseAsItIs } from '../cases/entries.js';
import type { Complaint } from '../cases/model.js';
import type { Id } from '../core/ids.js';
import type { TaskReturnReason } from './model.js';

type Task = { workItemId: Id; elementId: string };

type GivenBack = Task & { from: Id | null; reason: TaskReturnReason };

export interface TaskEntries {
  'work-item.offered': Task & { group: string };
  /** `inPlaceOf`: whose place it is for; `from`: whose task it was. */
  'work-item.claimed': Task & { inPlaceOf?: Id; from?: Id };
  'work-item.released': Task;
  'work-item.taken-back': GivenBack;
  'work-item.returned': GivenBack;
  'work-item.submitted': Task & { formId: string; submissionId: Id };
  'work-item.canceled': Task;
  'work-item.gone': { workItemId: Id };
  'submission.corrected': { submissionId: Id; submissionVersion: number; fields: string; reasonDigest: string };
  'complaint.described': CaseAsItIs & Pick<Complaint, 'channel' | 'category' | 'safetyHazard'>;
}
