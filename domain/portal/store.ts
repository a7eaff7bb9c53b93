/** What is stored. */
import type { ComplaintId } from '../cases/ids.js';
import type { Instant } from '../core/time/instant.js';
import type { Evaluation } from './model.js';

/** `nth`: from 1, of its case. */
export type StoredEvaluation = Omit<Evaluation, 'comment'> & { nth: number; commentSealed: string };

export interface EvaluationReader {
  /** The first first: the last holds. */
  ofComplaint(complaintId: ComplaintId): Promise<StoredEvaluation[]>;
}

export interface Evaluations extends EvaluationReader {
  /** @returns false where another came first */
  insert(evaluation: StoredEvaluation): Promise<boolean>;
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
