/** What happened to cases, as figures of a period count it, and the figures themselves. */
import type { ComplaintId } from '../cases/ids.js';
import type { Locale } from '../core/locale.js';
import type { Instant, LocalDate } from '../core/time/instant.js';
import type { ClockState } from '../deadlines/model.js';
import type { Evaluation } from '../portal/model.js';

/** `reopened`: disputed after it was archived. `judged`: its nature (D17). */
export const CASE_FACTS = [
  'registered',
  'accepted',
  'declined',
  'answered',
  'answer-accepted',
  'withdrawn',
  'archived',
  'reopened',
  'judged',
] as const;

export type CaseFactName = (typeof CASE_FACTS)[number];

/** One thing that happened to a case; kept in a row of its own, in the transaction of its entry in the ledger. */
export interface CaseFact {
  complaintId: ComplaintId;
  fact: CaseFactName;
  /** When it happened, which may be before it was noted. */
  at: Instant;
  /** The outcome of what was archived; of what was judged `nature/fault/grade/level`. */
  value: string | null;
}

/** A limit of the regulation, as far as figures go. */
export interface CountedLimit {
  state: ClockState;
  dueAt: Instant;
  endedAt: Instant | null;
}

/** Everything that a period is reckoned from. Periods begin at 00:00 of a day and end at 24:00, where the company is. */
export interface PeriodFacts {
  received: number;
  /** Of the period, with when the case was received, in the order in which they happened. */
  happened: readonly (CaseFact & { receivedAt: Instant })[];
  /** Every answer to cases that were archived in the period. */
  answers: readonly { complaintId: ComplaintId; at: Instant }[];
  /** Those due in the period: after its first midnight, and not after its last. */
  limits: readonly CountedLimit[];
  /** What each visit of the period found. */
  visits: readonly string[];
  /** Of the period, in the order in which they were given. */
  evaluations: readonly Pick<Evaluation, 'complaintId' | 'solved' | 'satisfaction' | 'attitude'>[];
  /** In yuan, with every payment of the period. */
  paid: number;
  /** Codes, the most frequent first. */
  causes: readonly Omit<CauseFigure, 'words'>[];
}

/** Cases of a period to which something happened after it that takes back what they were counted as. */
export interface Overtaken {
  /** Disputed again after they were archived in the period. */
  reopened: ReadonlySet<ComplaintId>;
  judged: ReadonlySet<ComplaintId>;
  evaluated: ReadonlySet<ComplaintId>;
}

/** How long something took: of how many cases, and their median and mean; null where there is none. */
export interface Took {
  cases: number;
  median: number | null;
  mean: number | null;
}

/** What is counted of one, in the words of its form on that day. */
export interface CauseFigure {
  cause: string;
  words: Record<Locale, string>;
  count: number;
}

/** How many cases were judged so (D17): by nature, whose fault, its class, and how far it reached. */
export interface NatureFigure {
  nature: string;
  fault: string;
  grade: string;
  level: string;
  count: number;
}

/** First and last day. */
export interface Span {
  periodFrom: LocalDate;
  periodTo: LocalDate;
}

export type PrintedName = Exclude<
  keyof PeriodFigures,
  'causes' | 'natures' | 'countedAt' | 'complete' | 'compensation' | 'corrections'
>;

export type FigureName = PrintedName | 'compensation' | 'cause' | 'nature';

/** Why a figure is another than it was told; `other`: no entry of the ledger says so by itself. */
export const CORRECTION_REASONS = [
  'notedLater',
  'reopened',
  'evaluatedAgain',
  'judgedAgain',
  'answersCorrected',
  'limitMoved',
  'reclassified',
  'other',
] as const;

export type CorrectionReason = (typeof CORRECTION_REASONS)[number];

/** A figure of an earlier period as it was told last, and as it is now. */
export interface Correction extends Span {
  figure: FigureName;
  /** Which cause, or `nature/fault/grade/level`; empty for the others. */
  part: string;
  /** Of a cause, in the words of its form. */
  words: CauseFigure['words'] | null;
  told: number | Took;
  now: number | Took;
  reasons: readonly CorrectionReason[];
}

/** What a period came to. null: a report of an earlier release did not count it. */
export interface PeriodFigures {
  received: number;
  registered: number;
  accepted: number | null;
  declined: number;
  archived: number;
  withdrawn: number | null;
  reopened: number | null;
  /** Limits of the regulation that were due in the period. */
  limitsMet: number;
  limitsMissed: number;
  limitsRunning: number | null;
  /** From receipt, in hours; of those accepted in the period. */
  acceptance: Took | null;
  /** From receipt to the last answer, in working days; of those archived in the period. */
  handling: Took | null;
  satisfied: number;
  dissatisfied: number;
  noAnswer: number;
  /** Answers that complainants accepted on the portal. */
  answersAccepted: number | null;
  evaluated: number | null;
  evaluatedSatisfied: number | null;
  evaluatedSolved: number | null;
  evaluatedAttitude: number | null;
  /** In yuan, paid to complainants. */
  compensation: number;
  /** Why it came to complaints, as forms ask for it, the most frequent first. */
  causes: readonly CauseFigure[];
  natures: readonly NatureFigure[];
  /** Up to when they were reckoned; null for a report of an earlier release. */
  countedAt: Instant | null;
  /** Reckoned when the period had ended. Others are a draft. */
  complete: boolean;
  /** What has become different in figures of earlier periods since they were told. */
  corrections: readonly Correction[];
}

export type Reckoned = Omit<PeriodFigures, 'corrections'>;
