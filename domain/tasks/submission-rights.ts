/** What users may do with what was submitted in a form of a case. */
import { type CaseAtHand, seesAs, caseRights } from '../cases/rights.js';
import type { Rights } from '../people/capacity.js';
import type { UserId } from '../people/ids.js';

export interface SubmissionAtHand {
  submission: { by: UserId };
  case: CaseAtHand;
}

export const SUBMISSION_VERBS = ['correct'] as const;

export type SubmissionVerb = (typeof SUBMISSION_VERBS)[number];

export const submissionRights: Rights<SubmissionVerb, SubmissionAtHand> = {
  // One's own until the case is filed away; after that, and of others, the complaint office.
  correct: (user, { submission, case: at }) =>
    at.complaint.erasedAt === null &&
    (seesAs('complaint-office')(user, at) ||
      (at.complaint.archivedAt === null && submission.by === user.id && caseRights.see(user, at))),
};
