/** What the ledger keeps of how a complaint came in. */
import type { Complaint } from '../cases/model.js';
import type { SubmissionId } from '../tasks/ids.js';
import type { Registration } from './model.js';

export interface IntakeEntries {
  'complaint.received': Pick<Complaint, 'number' | 'channel' | 'matterKind' | 'policyVersion' | 'state'> & {
    report?: boolean;
    privacyNotice?: string;
  } & Partial<
      Pick<Complaint, 'category' | 'safetyHazard' | 'receivedAt' | 'heardBy' | 'heardAt' | 'externalDueOn' | 'bundleId'>
    >;
  /** Besides what the process is told: whose groups it was registered for, with a space between. */
  'complaint.registered': Registration['variables'] & {
    submissionId: SubmissionId;
    registeredBy: string;
    elementId: string;
    formId: string;
  };
  'query-code.reissued': Record<never, never>;
}
