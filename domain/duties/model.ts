/** Work that a period brings. */
import type { Locale } from '../core/locale.js';
import type { LocalDate, Instant } from '../core/time/instant.js';
import type { DutyKind } from '../organisation/model.js';
import type { Group } from '../people/model.js';
import type { DutyId } from './ids.js';

export const PERIODS = ['month', 'quarter', 'halfYear', 'year'] as const;

export type Period = (typeof PERIODS)[number];

export const DUTY_STATES = ['planned', 'reported', 'published', 'completed'] as const;

export type DutyState = (typeof DUTY_STATES)[number];

/** What becomes of one; being late is a fact of its own, and no state. */
export type DutyEvent = Exclude<DutyState, 'planned'> | 'overdue';

/** What a period came to, as a report quotes it. */
export interface DutyFigures {
  received: number;
  registered: number;
  declined: number;
  archived: number;
  /** Limits of the regulation that ended in time, and those that did not. */
  limitsMet: number;
  limitsMissed: number;
  satisfied: number;
  dissatisfied: number;
  noAnswer: number;
  /** In yuan, paid to complainants. */
  compensation: number;
  /** Why it came to complaints, as forms ask for it, the most frequent first. */
  causes: readonly CauseFigure[];
}

/** What is counted of one, in the words of its form on that day. */
export interface CauseFigure {
  cause: string;
  words: Record<Locale, string>;
  count: number;
}

/** What is counted in the database: of causes only their codes. */
export type CountedFigures = Omit<DutyFigures, 'causes'> & { causes: readonly Omit<CauseFigure, 'words'>[] };

/** Work that a regulation asks for every quarter, or as often as the company has set, without a complaint. */
export interface Duty {
  id: DutyId;
  kind: DutyKind;
  policyVersion: string;
  ruleId: string;
  article: string;
  period: Period;
  /** First and last day. */
  periodFrom: LocalDate;
  periodTo: LocalDate;
  /** Exclusive, as of every limit. */
  dueAt: Instant;
  preparerGroup: Group;
  /** `none`: nobody has to. */
  reviewerGroup: Group;
  publish: boolean;
  state: DutyState;
  /** As they stood when the report was written. */
  figures: DutyFigures | null;
  reportedAt: Instant | null;
  publishedAt: Instant | null;
  completedAt: Instant | null;
}

/** What comes with a step of a duty. */
export type DutyChanges = Partial<Pick<Duty, 'figures' | 'reportedAt' | 'publishedAt' | 'completedAt'>>;
