/** The nouns of the complaint desk, as every room of the house sees them. No I/O. Words: docs/glossary.md. */

/** UTC, ISO 8601 with milliseconds: `2026-09-29T01:00:00.000Z`. */
export type Instant = string;
/** A calendar day in the company's zone: `2026-10-10`. */
export type LocalDate = string;
/** UUIDv7. */
export type Id = string;
/** A Zeebe key, as REST and zeebe-node hand it over. */
export type EngineKey = string;
export type Locale = 'zh-CN' | 'en';

/** Time, injected everywhere. `schedule` runs once at or after the instant and hands back how to take that back. */
export interface Clock {
  now(): Date;
  schedule(at: Date, run: () => void): () => void;
}

export const ROLES = [
  'intake', // 受理
  'complaint-office', // 投诉处理机构
  'handler', // 承办人
  'department-manager', // 部门负责人
  'supervising-leader', // 分管领导
  'general-manager', // 总经理
  'return-visitor', // 回访员
  'admin', // 管理员
] as const;
export type Role = (typeof ROLES)[number];
/** Roles that a user holds for the whole company; the others count within the user's department only. */
export const COMPANY_WIDE_ROLES: readonly Role[] = [
  'intake',
  'complaint-office',
  'supervising-leader',
  'general-manager',
  'return-visitor',
  'admin',
];

export const DEPARTMENTS = ['service', 'metering', 'engineering', 'safety'] as const;
export type Department = (typeof DEPARTMENTS)[number];

export const CHANNELS = ['web', 'phone', 'letter', 'email', 'onSite', 'other'] as const; // D03-R12
export type Channel = (typeof CHANNELS)[number];

export const CATEGORIES = ['supply', 'metering', 'repair', 'safety', 'conduct', 'other'] as const;
export type Category = (typeof CATEGORIES)[number];

/** A candidate group of user tasks: a company-wide role, or `<role>:<department>`. */
export type Group = string;

export interface User {
  id: Id;
  /** Sign-in name, by role: 受理01. */
  username: string;
  displayName: string;
  department: Department | null;
  roles: Role[];
  /** Every candidate group the user may act for. */
  groups: Group[];
  locale: Locale;
  active: boolean;
}

export type ComplaintState =
  | 'received'
  | 'registered'
  | 'classified'
  | 'accepted'
  | 'declined'
  | 'assigned'
  | 'investigated'
  | 'planApproved'
  | 'rectified'
  | 'resultTold'
  | 'withdrawn'
  | 'archived';
export type Outcome = 'satisfied' | 'noResponse' | 'declined' | 'withdrawn' | 'resolved';

/** What a complaint is, without the person's data and words (those are in `ComplaintContent`, encrypted). */
export interface Complaint {
  id: Id;
  /** `TS` + year + six digits + check digit. */
  number: string;
  channel: Channel;
  category: Category | null;
  safetyHazard: boolean;
  level: string | null;
  priority: string | null;
  state: ComplaintState;
  outcome: Outcome | null;
  policyVersion: string;
  responsibleDepartment: Department | null;
  processInstanceKey: EngineKey | null;
  locale: Locale;
  receivedAt: Instant;
  archivedAt: Instant | null;
  /** Counted up at every change. */
  version: number;
}

/** Personal data and the complainant's words: encrypted at rest, never in the engine, logs or URLs. */
export interface ComplaintContent {
  complainantName: string;
  phone: string;
  email: string;
  address: string;
  content: string;
  /** When it happened, as the complainant says. */
  occurredAt: string;
  /** What the complainant asks for. */
  desiredOutcome: string;
}

/** Things that happen to a case and that a limit may start or stop at. */
export const CASE_EVENTS = [
  'received',
  'registered',
  'classified',
  'accepted',
  'declined',
  'acknowledged',
  'assigned',
  'plan-drafted',
  'plan-approved',
  'rectification-completed',
  'result-told',
  'withdrawn',
  'archived',
] as const;
export type CaseEvent = (typeof CASE_EVENTS)[number];

export type LimitUnit = 'hour' | 'workingDay' | 'fixedDate';
/** One row of `limits_<policyVersion>`. */
export interface Limit {
  step: string;
  startEvent: CaseEvent;
  /** 0 with `fixedDate`: the case carries its own due date (the plan's). */
  amount: number;
  unit: LimitUnit;
  stopEvent: CaseEvent;
  dutyHolder: string;
  /** `D03-R15`; `company` where the step is the company's own. */
  ruleId: string;
  /** 第八条, or the company's own words. */
  article: string;
}

export type MarkKind = 'reminder' | 'due' | 'escalation';
/** One row of `marks_<policyVersion>`: an instant relative to the due instant and who hears of it. */
export interface MarkRule {
  kind: MarkKind;
  /** 0 for a reminder, 1 for due, 2… for each further level. */
  level: number;
  /** Relative to the due instant; negative = before. */
  offset: number;
  unit: 'hour' | 'workingDay';
}
export interface Mark extends MarkRule {
  at: Instant;
  passedAt: Instant | null;
}

export interface Pause {
  from: Instant;
  to: Instant | null;
  reason: string;
}

export type ClockState = 'running' | 'paused' | 'overdue' | 'met' | 'cancelled';
/** One running limit of one case, with everything that shows where its due instant comes from. */
export interface CaseClock {
  id: Id;
  complaintId: Id;
  policyVersion: string;
  step: string;
  ruleId: string;
  article: string;
  startEvent: CaseEvent;
  startedAt: Instant;
  amount: number;
  unit: LimitUnit;
  stopEvent: CaseEvent;
  dutyHolder: string;
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
}
export interface DeadlineProvenance {
  /** Day of receipt, not counted (day units only). */
  startDay: LocalDate;
  countedDays: LocalDate[];
  skippedHolidays: LocalDate[];
  countedMakeUpWorkdays: LocalDate[];
  /** Time out of pauses, in milliseconds (hour units) or whole days (day units). */
  pausedMs: number;
}

export type WorkItemState = 'offered' | 'claimed' | 'submitted' | 'completed' | 'canceled';
/** The desk's own row for a user task. */
export interface WorkItem {
  id: Id;
  elementInstanceKey: EngineKey;
  userTaskKey: EngineKey | null;
  complaintId: Id;
  processInstanceKey: EngineKey;
  bpmnProcessId: string;
  elementId: string;
  formId: string;
  group: Group;
  /** User id. */
  assignee: Id | null;
  dueAt: Instant | null;
  state: WorkItemState;
  offeredAt: Instant;
  claimedAt: Instant | null;
  completedAt: Instant | null;
  outcome: string | null;
  version: number;
}

export type NoticeState = 'written' | 'queued' | 'sending' | 'sent' | 'failed';
export interface Notice {
  id: Id;
  complaintId: Id;
  event: string;
  /** With complaint and event unique: a second delivery of the same job writes nothing. */
  occurrence: string;
  audience: 'complainant' | Group;
  locale: Locale;
  templateVersion: string;
  /** Rendered, decrypted. */
  subject: string;
  body: string;
  state: NoticeState;
  messageId: string;
  evidence: string | null;
  createdAt: Instant;
  sentAt: Instant | null;
}

export interface LedgerEntry {
  sequence: number;
  type: string;
  complaintId: Id | null;
  /** User id, `complainant`, or `system:<worker>`. */
  actor: string;
  at: Instant;
  /** Ids and stable codes only. */
  facts: Record<string, string | number | boolean | null>;
  payloadDigest: string | null;
  schemaVersion: number;
  previousHash: string;
  hash: string;
}

export type OutboxKind =
  | 'publish-message'
  | 'complete-user-task'
  | 'assign-user-task'
  | 'unassign-user-task'
  | 'refresh-work-item'
  | 'send-mail';
export interface OutboxRow {
  id: Id;
  kind: OutboxKind;
  /** Ids and allow-listed variables only. */
  payload: Record<string, unknown>;
  dueAt: Instant;
  attempts: number;
  lastError: string | null;
  doneAt: Instant | null;
}
