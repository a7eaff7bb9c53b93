/** A case as its page shows it. */
import type { ComplaintContent, ComplainantMessage } from '../content/model.js';
import type { EntryOf, LedgerEntry } from '../core/ledger.js';
import type { Instant } from '../core/time/instant.js';
import type { CaseClock } from '../deadlines/model.js';
import type { ElementDefinition } from '../definitions/model.js';
import type { Schema } from '../forms/index.js';
import type { Notice } from '../notices/model.js';
import type { Evaluation } from '../portal/model.js';
import type { EvidenceView } from '../telling/model.js';
import type { Danger } from '../safety/model.js';
import type { SubmissionId } from '../tasks/ids.js';
import type { WorkItemSummary, SubmissionVersion } from '../tasks/views.js';
import type { Complaint, Recusal } from './model.js';
import type { CaseVerb } from './rights.js';
import type { StoredClassification } from './store.js';

export interface CaseFile {
  complaint: Complaint;
  /** Masked unless revealed; empty where it is secret or was erased. */
  content: ComplaintContent;
  revealed: boolean;
  clocks: CaseClock[];
  workItems: WorkItemSummary[];
  notices: Notice[];
  /** What shows that they were told, and who tried; the first first. */
  evidence: EvidenceView[];
  /** What the complainant wrote later; without words where it was erased. */
  messages: ComplainantMessage[];
  /** Submissions in order: who did what with which values (decrypted, masked by the same rule). */
  submissions: {
    id: SubmissionId;
    elementId: string;
    formId: string;
    by: string;
    at: Instant;
    data: Record<string, unknown>;
    /** Where it was corrected: every version, the first first. */
    versions?: SubmissionVersion[];
    mayCorrect?: boolean;
  }[];
  /** What diagrams say of the elements that submissions and entries name, by id. */
  elements: Record<string, ElementDefinition>;
  /** What the submissions answered: the forms of the case's bundle, by form id. */
  forms: Record<string, Schema>;
  timeline: LedgerEntry[];
  /** userId → display name, for every id in the above. */
  names: Record<string, string>;
  recusals: Recusal[];
  /** The first first. */
  dangers: Danger[];
  /** While the department had not confirmed yet. */
  dangersToldAgain: EntryOf<'danger.told-again'>[];
  /** The first first: the last holds. */
  evaluations: Evaluation[];
  /** What the user may do with it: the buttons of its page. */
  may: Record<CaseVerb, boolean>;
}

/** A classification that was, with why a person asked for another. */
export type PastClassification = Omit<StoredClassification, 'reasonSealed'> & { reason: string | null };
