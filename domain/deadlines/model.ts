/** Limits, clocks and the events that start and stop them. */
import type { ComplaintId } from '../cases/ids.js';
import type { EngineKey } from '../core/ids.js';
import type { Instant, LocalDate } from '../core/time/instant.js';
import type { ClockId } from './ids.js';

/** Things that happen to a case and that a limit may start or stop at. */
export const CASE_EVENTS = [
  'heard',
  'handed-over',
  'received',
  'registered',
  'classified',
  'identity-checked',
  'accepted',
  'declined',
  'acknowledged',
  'safety-identified',
  'safety-passed-on',
  'safety-confirmed',
  'safety-urged',
  'major-identified',
  'major-reported',
  'major-tracked',
  'settled',
  'transfer-approved',
  'assigned',
  'transferred',
  'returned',
  'investigated',
  'progress-told',
  'findings-reported',
  'findings-returned',
  'findings-confirmed',
  'findings-told',
  'validity-decided',
  'nature-judged',
  'nature-open',
  'plan-drafted',
  'plan-returned',
  'plan-approved',
  'plan-told',
  'urged',
  'urging-told',
  'rectification-completed',
  'reviewed',
  'sent-back',
  'apologised',
  'result-told',
  'visited',
  'disputed',
  'negotiation-held',
  'negotiated',
  'appealed',
  'appeal-decided',
  'referred-out',
  'referral-returned',
  'accountability-recorded',
  'withdrawn',
  'archived',
] as const;

export type CaseEvent = (typeof CASE_EVENTS)[number];

export const LIMIT_UNITS = [
  'immediate', // 立即: so many minutes as the company takes it for
  'minute',
  'hour',
  'openHour', // hours of the company's shifts
  'sameDay',
  'workingDay',
  'calendarDay',
  'quarterEnd',
  'fixedDate', // the day that the case itself carries
] as const;

export type LimitUnit = (typeof LIMIT_UNITS)[number];

/**
 * `rule`: the regulation's own figure; `target`: the company's, for "promptly"; `company`: the company's own, of what the
 * regulation says nothing of; `outside`: another body's or the law's.
 */
export const LIMIT_KINDS = ['rule', 'target', 'company', 'outside'] as const;

export type LimitKind = (typeof LIMIT_KINDS)[number];

/**
 * What a start event that happens again does: `keep` lets the first clock go on and starts no other, `again` starts a
 * new one once the first has ended, `restart` puts a new one in the place of an open one.
 */
export const LIMIT_REPEATS = ['keep', 'again', 'restart'] as const;

export type LimitRepeat = (typeof LIMIT_REPEATS)[number];

/** One row of `limits_<policyVersion>`. */
export interface Limit {
  step: string;
  startEvent: CaseEvent;
  /** 0 with `fixedDate`: the case carries its own due date (the plan's). */
  amount: number;
  unit: LimitUnit;
  stopEvent: CaseEvent;
  dutyHolder: string;
  kind: LimitKind;
  repeat: LimitRepeat;
  /** `D03-R15`; `company` where the step is the company's own. */
  ruleId: string;
  /** 第八条, or the company's own words. */
  article: string;
}

/** `pauseEnd`: a pause has taken as long as it may. */
export const MARK_KINDS = ['reminder', 'due', 'escalation', 'pauseEnd'] as const;

export type MarkKind = (typeof MARK_KINDS)[number];

export const MARK_UNITS = ['minute', 'hour', 'workingDay'] as const;

/** One row of `marks_<policyVersion>`: an instant relative to the due instant and who hears of it. */
export interface MarkRule {
  kind: MarkKind;
  /** 0 for a reminder, 1 for due, 2… for each further level. */
  level: number;
  /** Relative to the due instant; negative = before. */
  offset: number;
  unit: (typeof MARK_UNITS)[number];
}

export interface Mark extends MarkRule {
  at: Instant;
  passedAt: Instant | null;
}

export interface Pause {
  from: Instant;
  to: Instant | null;
  /** A code of the table of pauses. */
  reason: string;
  /** When it ends by itself; null: when a person ends it. */
  endsAt: Instant | null;
}

export const CLOCK_STATES = ['running', 'paused', 'overdue', 'met', 'cancelled'] as const;

export type ClockState = (typeof CLOCK_STATES)[number];

/** One running limit of one case, with everything that shows where its due instant comes from. */
export interface CaseClock {
  id: ClockId;
  complaintId: ComplaintId;
  policyVersion: string;
  /** The company's own rules of supervision, as they were when the case was received. */
  supervision: string;
  step: string;
  kind: LimitKind;
  ruleId: string;
  article: string;
  startEvent: CaseEvent;
  startedAt: Instant;
  amount: number;
  unit: LimitUnit;
  stopEvent: CaseEvent;
  dutyHolder: string;
  /** Granted on top of the amount, in the same unit. */
  extension: number;
  /** With `fixedDate`: the day by whose end it is due. */
  fixedOn: LocalDate | null;
  /** Exclusive: met if and only if instant < due. */
  dueAt: Instant;
  pauses: Pause[];
  marks: Mark[];
  calendarVersion: string;
  /** The due instant runs into a year without a published calendar. */
  provisional: boolean;
  /** The days that shaped the due instant, for "2026-10-12 24:00 前 = …". */
  provenance: DeadlineProvenance;
  state: ClockState;
  endedAt: Instant | null;
  /** The instance that watches it, as the last reconciliation found it. */
  watchKey: EngineKey | null;
  /** Counted up at every change. */
  version: number;
}

/** What of a clock may change. */
export type ClockFields = Partial<
  Pick<
    CaseClock,
    | 'amount'
    | 'unit'
    | 'ruleId'
    | 'article'
    | 'extension'
    | 'fixedOn'
    | 'dueAt'
    | 'pauses'
    | 'marks'
    | 'calendarVersion'
    | 'provisional'
    | 'provenance'
    | 'state'
    | 'endedAt'
  >
>;

export interface DeadlineProvenance {
  /** Day of receipt, not counted (day units only). */
  startDay: LocalDate;
  countedDays: LocalDate[];
  skippedHolidays: LocalDate[];
  countedMakeUpWorkdays: LocalDate[];
  /** Time out of pauses, in milliseconds (hour units) or whole days (day units). */
  pausedMs: number;
}

/** A superior's task of what is late in a case: one for each level at a time, whatever number of limits is late. */
export interface Supervision {
  processInstanceKey: EngineKey;
  complaintId: ComplaintId;
  level: number;
  /** The limit that opened it. */
  clockId: ClockId;
  openedAt: Instant;
  endedAt: Instant | null;
}
