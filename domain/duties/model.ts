/** Work that a period brings. */
import type { LocalDate, Instant } from '../core/time/instant.js';
import type { DutyKind } from '../organisation/model.js';
import type { Group } from '../people/model.js';
import type { PeriodFigures } from '../reports/model.js';
import type { DutyId } from './ids.js';

export const PERIODS = ['month', 'quarter', 'halfYear', 'year'] as const;

export type Period = (typeof PERIODS)[number];

/** `returned`: its reviewer wants it written again. */
export const DUTY_STATES = ['planned', 'reported', 'returned', 'published', 'completed'] as const;

export type DutyState = (typeof DUTY_STATES)[number];

/** What becomes of one; that it is late, and that its period has ended and was counted, are facts of their own, and no states. */
export const DUTY_EVENTS = ['reported', 'counted', 'returned', 'overdue', 'published', 'completed'] as const;

export type DutyEvent = (typeof DUTY_EVENTS)[number];

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
  /** Of the whole period, fixed when it had ended and the report was there; null before. */
  figures: PeriodFigures | null;
  /** The report that counts: a returned one is none. */
  reportedAt: Instant | null;
  publishedAt: Instant | null;
  completedAt: Instant | null;
}

/** What comes with a step of a duty. */
export type DutyChanges = Partial<Pick<Duty, 'figures' | 'reportedAt' | 'publishedAt' | 'completedAt'>>;
