/** A complaint and its handling. */
import type { EngineKey } from '../core/ids.js';
import type { Locale } from '../core/locale.js';
import type { Instant, LocalDate } from '../core/time/instant.js';
import type { BundleId } from '../definitions/ids.js';
import type { MassEventId } from '../mass-events/ids.js';
import type { Kept } from '../people/capacity.js';
import type { Category, Channel, Department, MatterKind } from '../organisation/model.js';
import type { ComplaintId, RecusalId } from './ids.js';

/** What a disputed case is again that was archived. */
export const OPEN_AGAIN: ComplaintChanges = {
  outcome: null,
  archivedAt: null,
  reopenUntil: null,
  retentionClass: null,
  retainUntil: null,
};

/** Why a person looks at personal data, or has it destroyed. */
export const REVEAL_REASONS = ['contact', 'verify', 'supervise', 'other'] as const;

export type RevealReason = (typeof REVEAL_REASONS)[number];

export const ERASURE_REASONS = ['request', 'retentionEnded', 'unlawful'] as const;

export type ErasureReason = (typeof ERASURE_REASONS)[number];

/** Complained about, or with an interest in how it ends. */
export const RECUSAL_REASONS = ['complainedAbout', 'interest'] as const;

export type RecusalReason = (typeof RECUSAL_REASONS)[number];

export interface Recusal {
  id: RecusalId;
  complaintId: ComplaintId;
  kept: Kept;
  reason: RecusalReason;
  /** User id, or `system:…` of what an earlier release had kept. */
  by: string;
  at: Instant;
  liftedAt: Instant | null;
}

export const COMPLAINT_STATES = [
  'received',
  'registered',
  'classified',
  'accepted',
  'declined',
  'assigned',
  'investigated',
  'planApproved',
  'rectified',
  'resultTold',
  'disputed',
  'withdrawn',
  'archived',
] as const;

export type ComplaintState = (typeof COMPLAINT_STATES)[number];

/** Nothing is added to such a case any more. */
export const ENDED_STATES: readonly ComplaintState[] = ['withdrawn', 'declined', 'archived'];

export const OUTCOMES = ['satisfied', 'noResponse', 'declined', 'withdrawn', 'resolved', 'settled', 'closed'] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** Who heard the complaint first: the complaint unit itself, another member of staff, a manager who settled it there. */
export const HEARD_BY = ['unit', 'staff', 'fieldManager'] as const;

export type HeardBy = (typeof HEARD_BY)[number];

export const COMPLEXITIES = ['simple', 'complex'] as const;

export type Complexity = (typeof COMPLEXITIES)[number];

export const VALIDITIES = ['valid', 'invalid'] as const;

/** What a complaint is, without the person's data and words (those are in `ComplaintContent`, encrypted). */
export interface Complaint {
  id: ComplaintId;
  /** `TS` + year + six digits + check digit. */
  number: string;
  channel: Channel;
  matterKind: MatterKind;
  category: Category | null;
  safetyHazard: boolean;
  level: string | null;
  priority: string | null;
  state: ComplaintState;
  outcome: Outcome | null;
  policyVersion: string;
  /** Whose diagrams, tables and notices it goes by; null for one of a release that had no bundles: the newest holds. */
  bundleId: BundleId | null;
  responsibleDepartment: Department | null;
  complexity: Complexity | null;
  major: boolean;
  /** Which criterion makes it major; null where it is not. */
  majorCriterion: string | null;
  validity: (typeof VALIDITIES)[number] | null;
  /** D17: valid, attention, unfounded. */
  nature: string | null;
  /** D17: whose fault it was, the class of a staff fault, and how far it reached (1: level one). */
  fault: string | null;
  grade: string | null;
  impactLevel: number | null;
  /** A report of a violation (举报): who made it is secret. */
  report: boolean;
  /** Version of the privacy notice that the complainant was shown; null where they were shown none. */
  privacyNotice: string | null;
  /** Personal data and words were destroyed; what happened stays in the ledger. */
  erasedAt: Instant | null;
  heardBy: HeardBy;
  /** When the first member of staff heard it; null where it came to the complaint unit directly. */
  heardAt: Instant | null;
  /** Number and due date of the body that passed it on (12345, a regulator). */
  externalNumber: string | null;
  externalDueOn: LocalDate | null;
  /** What many complaints are about at once; null where it stands alone. */
  massEventId: MassEventId | null;
  processInstanceKey: EngineKey | null;
  locale: Locale;
  receivedAt: Instant;
  archivedAt: Instant | null;
  /** Until when the answer of an archived case may be disputed; null where it is not archived, or may not be. */
  reopenUntil: Instant | null;
  /** How long the archived case is kept, by the company's table; null before. */
  retentionClass: string | null;
  retainUntil: LocalDate | null;
  /** Counted up at every change. */
  version: number;
}

/** What of a complaint may change; its state is changed by name. */
export type ComplaintChanges = Partial<
  Omit<Complaint, 'id' | 'number' | 'policyVersion' | 'locale' | 'receivedAt' | 'state' | 'version'>
>;

/** What the tables made of a complaint. */
export interface Classification {
  category: string;
  safetyHazard: boolean;
  level: string;
  priority: string;
  complexity: string;
  major: boolean;
  majorCriterion: string;
}

/** Facts that the tables are asked with again. */
export type ReclassifiedFacts = Record<string, string | number | boolean | null>;

/** By what a judged case is found in lists (D17). */
export const JUDGED_BY = ['nature', 'fault', 'grade', 'impactLevel'] as const;

export type JudgedBy = (typeof JUDGED_BY)[number];

/** Codes, as the tables gave them; of any where absent. */
export type JudgedAs = Partial<Record<JudgedBy, string>>;

/** A leader's decision on validity, or the table's on the nature of a complaint. */
export interface Judgement {
  validity: Complaint['validity'];
  nature: string | null;
  fault: string | null;
  grade: string | null;
  impactLevel: number | null;
}

/** How satisfaction is asked after, from the policy's settings. */
export interface VisitPlan {
  maxVisitAttempts: number;
  visitAfterWorkingDays: number;
  visitIntervalWorkingDays: number;
}
