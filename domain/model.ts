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
  'hr', // 人力资源
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
  'hr',
  'admin',
];

export const DEPARTMENTS = ['service', 'metering', 'engineering', 'safety'] as const;
export type Department = (typeof DEPARTMENTS)[number];

export const CHANNELS = [
  'web',
  'phone',
  'letter',
  'email',
  'sms',
  'onSite',
  'app',
  'messageBoard',
  'gov12345',
  'consumer12315',
  'mayorLine',
  'petition',
  'media',
  'industryRegulator',
  'marketRegulator',
  'other',
] as const; // D03-R12, D04-R05, D09-R07, D11-R04, D16-R02
export type Channel = (typeof CHANNELS)[number];

export const CATEGORIES = ['supply', 'quality', 'price', 'metering', 'repair', 'safety', 'conduct', 'other'] as const;
export type Category = (typeof CATEGORIES)[number];

/** A candidate group of user tasks: a company-wide role, or `<role>:<department>`. */
export type Group = string;

/** In whose place somebody acts. */
export interface Capacity {
  userId: Id;
  displayName: string;
  roles: Role[];
  department: Department | null;
  groups: Group[];
}

export interface User {
  id: Id;
  /** Sign-in name, by role: 受理01. */
  username: string;
  displayName: string;
  department: Department | null;
  roles: Role[];
  /** Candidate groups of the user's own roles. */
  groups: Group[];
  /** Absent people whose tasks the user does meanwhile. */
  standsInFor: Capacity[];
  locale: Locale;
  active: boolean;
  /** The form that they send just now, where it may come twice; no part of the account. */
  form?: string;
}

/** Days on which somebody is away, both included, in the company's zone. */
export interface Absence {
  id: Id;
  userId: Id;
  substituteId: Id;
  fromOn: LocalDate;
  toOn: LocalDate;
  by: Id;
  at: Instant;
  /** Back sooner: no substitute from then on. */
  endedAt: Instant | null;
}

/** Of a reason that somebody gives in their own words, in characters. */
export const LONGEST_REASON = 500;

/** Why somebody looks at personal data, or has it destroyed. */
export const REVEAL_REASONS = ['contact', 'verify', 'supervise', 'other'] as const;
export type RevealReason = (typeof REVEAL_REASONS)[number];
export const ERASURE_REASONS = ['request', 'retentionEnded', 'unlawful'] as const;
export type ErasureReason = (typeof ERASURE_REASONS)[number];

/** Complained about, or with an interest in how it ends. */
export const RECUSAL_REASONS = ['complainedAbout', 'interest'] as const;
export type RecusalReason = (typeof RECUSAL_REASONS)[number];

/** Somebody, or a department, kept from a case: exactly one of the two. */
export interface Recusal {
  id: Id;
  complaintId: Id;
  userId: Id | null;
  department: Department | null;
  reason: RecusalReason;
  by: Id;
  at: Instant;
  liftedAt: Instant | null;
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
  | 'disputed'
  | 'withdrawn'
  | 'archived';
/** Nothing is added to such a case any more. */
export const ENDED_STATES: readonly ComplaintState[] = ['withdrawn', 'declined', 'archived'];
export const OUTCOMES = ['satisfied', 'noResponse', 'declined', 'withdrawn', 'resolved', 'settled', 'closed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Who heard the complaint first: the complaint unit itself, another member of staff, a manager who settled it there. */
export const HEARD_BY = ['unit', 'staff', 'fieldManager'] as const;
export type HeardBy = (typeof HEARD_BY)[number];
export type Complexity = 'simple' | 'complex';

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
  complexity: Complexity | null;
  major: boolean;
  /** Which criterion makes it major; null where it is not. */
  majorCriterion: string | null;
  validity: 'valid' | 'invalid' | null;
  /** D17: valid, attention, unfounded. */
  nature: string | null;
  /** A report of a violation (举报): who made it is secret. */
  report: boolean;
  /** Version of the privacy notice that the complainant was shown; null where they were shown none. */
  privacyNotice: string | null;
  /** Personal data and words were destroyed; what happened stays in the ledger. */
  erasedAt: Instant | null;
  heardBy: HeardBy;
  /** When the first member of staff heard it; null where it came to the complaint unit directly. */
  heardAt: Instant | null;
  /** Number and due date of whoever passed it on (12345, a regulator). */
  externalNumber: string | null;
  externalDueOn: LocalDate | null;
  /** What many complaints are about at once; null where it stands alone. */
  massEventId: Id | null;
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

export const MASS_EVENT_KINDS = ['outage', 'matter'] as const;
/** One outage, or one matter, that many complaints are about: each keeps its own number, clocks and ledger. */
export interface MassEvent {
  id: Id;
  kind: (typeof MASS_EVENT_KINDS)[number];
  /** Words for everybody, without personal data, as is the area. */
  title: string;
  area: string;
  startedAt: Instant;
  expectedEndAt: Instant | null;
  /** Told on the portal while it is open. */
  public: boolean;
  /** The case that the others follow. */
  masterId: Id | null;
  by: Id;
  at: Instant;
  closedAt: Instant | null;
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
  /** Missing where nothing was asked, or nothing answered. */
  details?: Details;
}

/** Answers to the questions of the matter: as they were asked and answered that day, whatever the form becomes. */
export interface Details {
  /** A form of `workflows/matters`: the category that was chosen then. */
  formId: string;
  answers: DetailAnswer[];
}
export interface DetailAnswer {
  key: string;
  label: Record<Locale, string>;
  text: Record<Locale, string>;
  /** Tells who the household is, as a meter's number does: masked. */
  identifies?: true;
}

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
  'findings-confirmed',
  'findings-told',
  'validity-decided',
  'nature-judged',
  'nature-open',
  'plan-drafted',
  'plan-approved',
  'urged',
  'rectification-completed',
  'reviewed',
  'sent-back',
  'apologised',
  'result-told',
  'visited',
  'disputed',
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
/** `rule`: the regulation's own figure; `target`: the company's, for "promptly"; `outside`: another body's or the law's. */
export type LimitKind = 'rule' | 'target' | 'outside';
/**
 * What a start event that happens again does: `keep` lets the first clock go on and starts no other, `again` starts a
 * new one once the first has ended, `restart` puts a new one in the place of an open one.
 */
export type LimitRepeat = 'keep' | 'again' | 'restart';
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
export type MarkKind = 'reminder' | 'due' | 'escalation' | 'pauseEnd';
/** One row of `marks_<policyVersion>`: an instant relative to the due instant and who hears of it. */
export interface MarkRule {
  kind: MarkKind;
  /** 0 for a reminder, 1 for due, 2… for each further level. */
  level: number;
  /** Relative to the due instant; negative = before. */
  offset: number;
  unit: 'minute' | 'hour' | 'workingDay';
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
  /** When it ends by itself; null: when somebody ends it. */
  endsAt: Instant | null;
}

export type ClockState = 'running' | 'paused' | 'overdue' | 'met' | 'cancelled';
/** One running limit of one case, with everything that shows where its due instant comes from. */
export interface CaseClock {
  id: Id;
  complaintId: Id;
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

/** Where danger was found: which way it came in. */
export const DANGER_SOURCES = [
  'filing',
  'registration',
  'classification',
  'reclassification',
  'correction',
  'information',
  'urge',
  'acceptance',
  'dispute',
  'appeal',
  'withdrawal',
  'evaluation',
  'visit',
] as const;
export type DangerSource = (typeof DANGER_SOURCES)[number];
/** Life or property at risk: a fact about the gas, which outlives whatever becomes of the complaint. */
export interface Danger {
  id: Id;
  complaintId: Id;
  source: DangerSource;
  foundAt: Instant;
  /** When a person of the safety department took it on; null until then. */
  confirmedAt: Instant | null;
  /** User id. */
  confirmedBy: Id | null;
  /** When it was urged, and nothing is left to do; null until then. */
  endedAt: Instant | null;
  /** Keyed hash of telephone and place; null where it came in another way, or was erased. */
  sameAs: string | null;
}

/** A superior's task of what is late in a case: one for each level at a time, whatever number of limits is late. */
export interface Supervision {
  processInstanceKey: EngineKey;
  complaintId: Id;
  level: number;
  /** The limit that opened it. */
  clockId: Id;
  openedAt: Instant;
  endedAt: Instant | null;
}

export type WorkItemState = 'offered' | 'claimed' | 'submitted' | 'completed' | 'canceled';
/** The desk's own row for a user task. */
export interface WorkItem {
  id: Id;
  elementInstanceKey: EngineKey;
  userTaskKey: EngineKey | null;
  /** The case that the task belongs to; null where it belongs to a duty. */
  complaintId: Id | null;
  dutyId: Id | null;
  processInstanceKey: EngineKey;
  bpmnProcessId: string;
  elementId: string;
  formId: string;
  group: Group;
  /** Steps of the limits that the task has to keep. */
  steps: string[];
  /** Elements whose tasks must have been done by somebody else. */
  differentFrom: string[];
  /** User id. */
  assignee: Id | null;
  /** Whose place they claimed it in; null where it was their own. */
  inPlaceOf: Id | null;
  dueAt: Instant | null;
  state: WorkItemState;
  offeredAt: Instant;
  claimedAt: Instant | null;
  completedAt: Instant | null;
  outcome: string | null;
  version: number;
}

/** Why somebody takes a task out of another's hands. */
export const TAKE_BACK_REASONS = [
  'absent', // 无法到岗
  'late', // 未按时办理
  'workload', // 任务过多
  'mistaken', // 误领
  'handover', // 工作交接
] as const;
export type TakeBackReason = (typeof TAKE_BACK_REASONS)[number];
/** Why a claimed task went back to its group: somebody took it back, or whoever had it cannot go on. */
export type TaskReturnReason = TakeBackReason | 'inactive' | 'moved' | 'placeEnded' | 'recused' | 'away';

/** That somebody had a task in hand, and has it no more; until they claim it again. */
export interface TaskReturn {
  workItemId: Id;
  userId: Id;
  /** User id, or `system:…`. */
  by: string;
  reason: TaskReturnReason;
  at: Instant;
}

export const DUTY_KINDS = [
  'return-visit-report', // 回访报告
  'handling-assessment', // 投诉处理工作考核
  'complaint-analysis', // 投诉情况分析
  'handling-publication', // 投诉处理情况公布
] as const;
export type DutyKind = (typeof DUTY_KINDS)[number];
export const PERIODS = ['month', 'quarter', 'halfYear', 'year'] as const;
export type Period = (typeof PERIODS)[number];
export type DutyState = 'planned' | 'reported' | 'published' | 'completed';

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
}

/** Work that a regulation asks for every quarter, or as often as the company has set, without a complaint. */
export interface Duty {
  id: Id;
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

/** What the complainant writes in the course of a case: each is kept as it was sent. */
export const MESSAGE_KINDS = ['information', 'urge', 'acceptance', 'dispute', 'appeal', 'withdrawal'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];
export interface ComplainantMessage {
  id: Id;
  complaintId: Id;
  kind: MessageKind;
  text: string;
  at: Instant;
}

export const SOLVED = ['yes', 'partly', 'no'] as const;
/** What a complainant says at the end: three questions, and words where something was amiss. */
export interface Evaluation {
  complaintId: Id;
  solved: (typeof SOLVED)[number];
  /** 1 very dissatisfied to 5 very satisfied: with the outcome, and with how staff treated them. */
  satisfaction: number;
  attitude: number;
  comment: string;
  at: Instant;
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
  /** Not shown or sent before: the company was closed, and it could wait. */
  releaseAt: Instant;
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
