/** What is stored. */
import type { ComplaintId } from '../cases/ids.js';
import type { Instant } from '../core/time/instant.js';
import type { Evaluation } from './model.js';

export type StoredEvaluation = Omit<Evaluation, 'comment'> & { commentSealed: string };

export interface EvaluationReader {
  ofComplaint(complaintId: ComplaintId): Promise<StoredEvaluation | null>;
}

export interface Evaluations extends EvaluationReader {
  /** @returns false where there is one already */
  insertOnce(evaluation: StoredEvaluation): Promise<boolean>;
}

/** What a person is writing on the portal; found by the hash of a random id that only their browser has. */
export interface StoredComplaintDraft {
  idHash: string;
  wrappedKey: string;
  sealed: string;
  at: Instant;
  callerHash: string;
}

export interface ComplaintDraftReader {
  byHash(idHash: string): Promise<StoredComplaintDraft | null>;
}

export interface ComplaintDrafts extends ComplaintDraftReader {
  /** Once more, where it is there. */
  put(draft: StoredComplaintDraft): Promise<void>;
  /**
   * Besides the one that was kept just now no more than so many stay, of one caller or of all (null): those kept only
   * once go first, then those not used for longest.
   */
  keepAtMost(count: number, callerHash: string | null, besides: string): Promise<void>;
  dropBefore(at: Instant): Promise<void>;
  drop(idHash: string): Promise<void>;
}
