/**
 * Every use case of the house, by its name and shape. `createUseCases` (beside this file) makes them from the
 * repositories, the keys and the clock; workers and web receive this object and nothing deeper.
 */
import type { AttachmentFile, AttachmentUseCases } from './attachments.js';
import type { Caller } from './attempts.js';
import type { CorrectionUseCases } from './corrections.js';
import type { OnlineActs } from './online.js';
import type { MassEventUseCases } from './mass-event-shapes.js';
import type { SubmissionCorrectionUseCases, SubmissionVersion } from './submission-corrections.js';
import type { PolicyFile, Problem } from '../policy/index.js';
import type { SearchNotes } from '../privacy/search-terms.js';
import type { PolicyVersion, SessionStage, StoredClassification } from '../repositories.js';
import type { Finding, LastRun } from '../reconciliation.js';
import type { Repair, RepairWords, RoutingVariable, VariableKind } from '../repairs.js';
import type { CalendarYear, Move } from '../time/index.js';
import type { CaseVerb, UserVerb, WorkItemVerb } from '../authorisation/index.js';
import type {
  Absence,
  CaseClock,
  CaseEvent,
  Channel,
  ComplainantMessage,
  Complaint,
  ComplaintContent,
  Danger,
  Department,
  Duty,
  EngineKey,
  ErasureReason,
  Evaluation,
  Group,
  Id,
  Instant,
  LedgerEntry,
  Locale,
  LocalDate,
  MarkKind,
  MarkRule,
  Notice,
  Outcome,
  Recusal,
  RevealReason,
  Role,
  TakeBackReason,
  User,
  WorkItem,
} from '../model.js';

/** Why a use case refuses. `code` is stable; web/i18n has the words (`errors.<code>`). */
export class DomainError extends Error {
  constructor(
    readonly code:
      | 'notFound' // unknown, or not this user's to see and to know of
      | 'forbidden' // known to exist, but not for this user
      | 'alreadyClaimed' // details.by = display name
      | 'tookPart' // the task needs somebody who has not done certain others in the case
      | 'takenAway' // they had it, and it went back: details.by = display name or '', details.reason
      | 'alreadyDone' // the task was completed before
      | 'taskGone' // the task no longer exists; the text is kept
      | 'stale' // changed by somebody else in the meantime
      | 'invalid' // details.fields = { key: message code }
      | 'wrongState'
      | 'sentBefore' // the same form came before, and was heard
      | 'signInFailed'
      | 'signInDelayed', // details.seconds
    readonly details: Record<string, unknown> = {},
  ) {
    super(code);
    this.name = 'DomainError';
  }
}

/** A worker's job as a use case sees it: `occurrence` (the element instance key) makes a second delivery harmless. */
export interface JobContext {
  occurrence: string;
  /** `system:<job type>` */
  actor: string;
}

/** As if submitted at the task: the answers of its form, and those of them that go to the process. */
export interface Registration {
  elementId: string;
  formId: string;
  data: Record<string, unknown>;
  variables: Record<string, string | number | boolean | null>;
}

export interface FileComplaintInput extends ComplaintContent {
  channel: Channel;
  category: Complaint['category'];
  safetyHazard: boolean;
  locale: Locale;
  /** The minute it was received, where that was before it is filed (a letter, a call); now where absent. */
  receivedAt?: Instant;
  /** Who heard it first, and when (D16-R19). */
  heardBy?: Complaint['heardBy'];
  heardAt?: Instant;
  /** Number and due date of the body that passed it on. */
  externalNumber?: string;
  externalDueOn?: LocalDate;
  /** A known outage that it is about; left out of account where that is not open and public any more. */
  massEventId?: Id;
  /** A report of a violation: the identity is secret. */
  report?: boolean;
  /** Version of the privacy notice that was shown. */
  privacyNotice?: string;
  /** Who wrote it down; the complainant themselves where absent. */
  by?: User;
  /** Kept with it, or it is not filed. */
  files?: readonly AttachmentFile[];
  /** Answers to what the task of registering asks, where whoever wrote it down gave them. */
  registration?: Registration;
  /** From the form: the same token twice is the same complaint (double submit). */
  submissionToken: string;
}

/** What whoever has the link of a notice may see: nothing of the person, nothing of the case but how it stands. */
export interface EvaluationInvitation {
  number: string;
  /** `early`: no answer was told yet; `closed`: too late, or nothing to evaluate. */
  state: 'early' | 'open' | 'given' | 'closed';
}

/** What the complainant may see of the case. */
export interface TrackingView extends OnlineActs {
  complaint: Complaint;
  /** The last that was found; null where none was. `dueAt`: by when it must be confirmed; null once it is. */
  danger: (Pick<Danger, 'foundAt' | 'confirmedAt'> & { reachable: boolean; dueAt: Instant | null }) | null;
  /** The process may take a moment to end the case. */
  withdrawn: boolean;
  steps: { key: 'received' | 'accepted' | 'handling' | 'answered' | 'archived'; at: string | null; current: boolean }[];
  notices: Pick<Notice, 'subject' | 'body' | 'createdAt'>[];
  clocks: CaseClock[];
  messages: ComplainantMessage[];
  /** What was filed, as it stands. */
  words: Pick<ComplaintContent, 'content' | 'occurredAt' | 'desiredOutcome' | 'details'>;
  /** When the house has corrected what was written down; not what it was before. */
  correctedAt: Instant[];
  canEvaluate: boolean;
  evaluation: Evaluation | null;
}

/** Empty where it was not left, or (name and phone of a report) is secret for this user. */
export interface DangerContact extends Pick<ComplaintContent, 'complainantName' | 'phone' | 'address'> {
  secret: boolean;
}

/** A task with what a list shows of its case. */
export interface WorkItemSummary {
  item: WorkItem;
  /** What it belongs to: the one or the other. */
  complaint: Complaint | null;
  duty: Duty | null;
  /** 测*甲 */
  maskedName: string;
  maskedAddress: string;
  assigneeName: string | null;
  /** The clock that this task has to keep; where it has none of its own, the one of its case that is due first. */
  clock: CaseClock | null;
  /** Whether that is a limit of the case, and not of the task. */
  ofCase: boolean;
  overdue: boolean;
  /** What the user may do with it. */
  may: Record<WorkItemVerb, boolean>;
}

export interface CaseFile {
  complaint: Complaint;
  /** Masked unless revealed; empty where it is secret or was erased. */
  content: ComplaintContent;
  revealed: boolean;
  clocks: CaseClock[];
  workItems: WorkItemSummary[];
  notices: Notice[];
  /** What the complainant wrote later; without words where it was erased. */
  messages: ComplainantMessage[];
  /** Submissions in order: who did what with which values (decrypted, masked by the same rule). */
  submissions: {
    id: Id;
    elementId: string;
    formId: string;
    by: string;
    at: string;
    data: Record<string, unknown>;
    /** Where it was corrected: every version, the first first. */
    versions?: SubmissionVersion[];
    mayCorrect?: boolean;
  }[];
  timeline: LedgerEntry[];
  /** userId → display name, for every id in the above. */
  names: Record<Id, string>;
  recusals: Recusal[];
  /** The first first. */
  dangers: Danger[];
  evaluation: Evaluation | null;
  /** What the user may do with it: the buttons of its page. */
  may: Record<CaseVerb, boolean>;
}

interface Named {
  id: Id;
  name: string;
}
export interface AbsencesView {
  today: LocalDate;
  absences: { absence: Absence; name: string; substitute: string; mayEnd: boolean }[];
  /** Whose absence the user may record, and who may stand in. */
  whom: Named[];
  substitutes: Named[];
}

/** The session had expired; it was done already, a second click above all; or it was not theirs to send any more. */
export type KeptWhy = 'expired' | 'done' | 'refused';
export interface KeptForm {
  id: Id;
  path: string;
  fields: [name: string, value: string][];
  why: KeptWhy;
  at: Instant;
}

/** What a form was about, by its address. */
export interface FormAddress {
  workItemId?: Id;
  complaintId?: Id;
  submissionId?: Id;
}
export interface FormSubject {
  /** Whose task form it is; null: a page's own. */
  task: { elementId: string; formId: string } | null;
  /** null: of no complaint, or of one that this person may not see. */
  complaint: { number: string; category: string | null } | null;
}

/** A duty with what was written for it; figures up to now where its report is still to come. */
export interface DutyFile extends Pick<CaseFile, 'submissions' | 'names'> {
  duty: Duty;
}

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

/** A classification that was, with why somebody asked for another. */
export type PastClassification = Omit<StoredClassification, 'reasonSealed'> & { reason: string | null };

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

/** The policy that new complaints get, with its file and those it refers to. */
export interface PolicyInForce {
  version: PolicyVersion;
  files: PolicyFile[];
}

/** A policy of the folder, and how it stands. */
export interface PolicyState {
  file: PolicyFile;
  version: PolicyVersion | null;
  /** `activated`: it has held, or will hold. */
  state: 'draft' | 'activated' | 'inForce';
  /** What keeps a draft from being activated. */
  problems: Problem[];
}

/** What was put right; `words` null where they can be read no more. */
export type PastRepair = Omit<Repair, 'sealed'> & { words: RepairWords | null };

export interface VariableChange {
  name: string;
  kind: VariableKind;
  /** As it was typed. */
  typed: string;
  /** What the page has shown: JSON text, '' where it was not set. */
  seen: string;
  reason: string;
}

/** That it is the account's owner who asks, and not whoever sits in front of an open session. */
export interface Confirmation {
  sessionToken: string;
  password: string;
  /** Of the app, or a recovery code; null where none is asked for. */
  code: string | null;
}

export interface UseCases
  extends AttachmentUseCases, MassEventUseCases, CorrectionUseCases, SubmissionCorrectionUseCases {
  // intake and the complainant
  /** One transaction: number, complaint, encrypted content, ledger, outbox `complaint-received`. */
  fileComplaint(input: FileComplaintInput): Promise<{ complaintId: Id; number: string; queryCode: string }>;
  /**
   * Somebody in danger leaves a telephone and a place. The same again joins the case that is open for it: nobody is
   * refused, and nobody is called ten times. `queryCode` is null then: whoever knows both need not be the one it is about.
   */
  reportDanger(
    input: FileComplaintInput,
    said: string,
  ): Promise<{ complaintId: Id; number: string; queryCode: string | null }>;
  /**
   * Somebody of the staff writes down what they were told; with the earlier cases of the same phone or address. Answers
   * of the registration count for the complaint unit only. `subjectUnknown`: nobody of the name complained about is known.
   * @throws {DomainError} forbidden; invalid: `receivedAt` or `heardAt` in the future, or heard after it was received
   */
  registerComplaint(
    user: User,
    input: Omit<FileComplaintInput, 'by'>,
  ): Promise<{ complaintId: Id; number: string; queryCode: string; subjectUnknown: boolean }>;
  /** Cases that this user may see, of the same phone or address; the newest first, ten at most. */
  earlierCases(user: User, known: { phone: string; address: string }): Promise<Complaint[]>;
  /**
   * When the same name and phone last complained of the same category, where that was within 30 days and goes on; null
   * otherwise. For everybody: nothing else of it is told.
   */
  sameComplaint(input: Pick<FileComplaintInput, 'complainantName' | 'phone' | 'category'>): Promise<Instant | null>;
  /** What a browser is writing, by the random id that it keeps; null where there is none, or not any more. */
  complaintDraft(id: string): Promise<object | null>;
  /** `caller`: where it comes from, as limits count it. Too many at once, and what nobody goes on with is forgotten. */
  saveComplaintDraft(id: string, draft: object, caller: string): Promise<void>;
  dropComplaintDraft(id: string): Promise<void>;
  /** null for an unknown number and for a wrong code alike. */
  trackComplaint(number: string, queryCode: string): Promise<TrackingView | null>;
  /** `once`, here and below: the token of the form; the same words with the same token are one act. */
  withdrawComplaint(number: string, queryCode: string, reason: string, once?: string): Promise<void>;
  /** Once, at the end. @throws {DomainError} notFound, wrongState, invalid (solved, satisfaction, attitude, comment) */
  evaluate(
    number: string,
    queryCode: string,
    given: Omit<Evaluation, 'complaintId' | 'at'>,
    once?: string,
  ): Promise<void>;
  /** What the link of a notice leads to; null for an unknown number and a wrong token alike. */
  evaluationByLink(number: string, token: string): Promise<EvaluationInvitation | null>;
  /** As `evaluate`, by the link. @throws {DomainError} notFound, wrongState, invalid */
  evaluateByLink(number: string, token: string, given: Omit<Evaluation, 'complaintId' | 'at'>): Promise<void>;
  addInformation(number: string, queryCode: string, text: string, once?: string): Promise<void>;
  /** Asks to be faster; once in the time that the company has set. @throws {DomainError} notFound, wrongState */
  urgeComplaint(number: string, queryCode: string, text: string, once?: string): Promise<void>;
  /** @throws {DomainError} notFound, wrongState */
  acceptAnswer(number: string, queryCode: string, once?: string): Promise<void>;
  /**
   * Is not content with the answer, and says why: talk once more, or (`appeal`) let somebody who took no part decide.
   * An archived case is opened again. @throws {DomainError} notFound, wrongState, invalid (text)
   */
  disputeAnswer(
    number: string,
    queryCode: string,
    given: { text: string; appeal: boolean },
    once?: string,
  ): Promise<void>;

  // the life of a case, called by workers; each is idempotent by job.occurrence
  /** Binds the instance, starts the clocks of `received`. `duplicate`: another instance has this case already. */
  openCase(job: JobContext, complaintId: Id, processInstanceKey: EngineKey): Promise<{ duplicate: boolean }>;
  recordRegistration(job: JobContext, complaintId: Id): Promise<void>;
  recordClassification(job: JobContext, complaintId: Id, facts: Classification): Promise<void>;
  /** A case of several departments may become complex by it. */
  recordAssignment(
    job: JobContext,
    complaintId: Id,
    department: Department,
    classification: Pick<Classification, 'level' | 'priority' | 'complexity'>,
  ): Promise<void>;
  recordJudgement(
    job: JobContext,
    complaintId: Id,
    event: 'validity-decided' | 'nature-judged',
    judgement: Judgement,
  ): Promise<void>;
  /** Whether a limit of the regulation was missed. */
  collectLateness(complaintId: Id): Promise<{ late: boolean }>;
  recordApproval(job: JobContext, complaintId: Id, facts: { outcome: string; approverGroup: Group }): Promise<void>;
  /** Meets every clock that stops at the event, starts every clock that starts at it. `planDueOn` for fixedDate. */
  recordCaseEvent(
    job: JobContext,
    complaintId: Id,
    event: CaseEvent,
    facts: { planDueOn?: string; remedy?: boolean; visitOutcome?: string },
  ): Promise<void>;
  recordWithdrawal(job: JobContext, complaintId: Id): Promise<void>;
  /** With how long it is kept, and until when its answer may be disputed (now, where it may not be). */
  archiveComplaint(job: JobContext, complaintId: Id, outcome: Outcome): Promise<{ reopenUntil: Instant }>;
  /** To whom, and whether at once, comes from the company's table of notices. */
  writeNotice(job: JobContext, complaintId: Id, event: string): Promise<void>;
  /** Staff write to the complainant; the same `token` and text once. @throws {DomainError} forbidden, invalid (text) */
  sendMessage(user: User, complaintId: Id, message: { text: string; token: string }): Promise<void>;
  recordEscalation(
    job: JobContext,
    complaintId: Id,
    facts: {
      clockId: Id;
      level: number;
      recipientGroup: Group;
      processInstanceKey: EngineKey;
      /** Whether the table wants a superior's task. */
      supervise: boolean;
    },
  ): Promise<{ supervisionOpened: boolean }>;
  /** The limits of a danger begin when it was found. */
  watchDanger(job: JobContext, dangerId: Id): Promise<void>;
  /** A person of the safety department has taken it on: the limit is met. */
  confirmDanger(job: JobContext, dangerId: Id): Promise<void>;
  /** It was urged as well: nothing is left to do. */
  closeDanger(job: JobContext, dangerId: Id): Promise<void>;
  /**
   * Whom to call, and where to go, on a task about danger; null on any other. Shown in full without another step, and on
   * record. @throws {DomainError} notFound, forbidden
   */
  dangerContact(user: User, workItemId: Id): Promise<DangerContact | null>;
  /** The first visit, the next attempt after an unanswered one, the next round after an answered one. */
  planVisit(
    job: JobContext,
    complaintId: Id,
    facts: { attempts: number; visitRound: number; visitOutcome: string | null; plan: VisitPlan },
  ): Promise<{ attempts: number; visitRound: number; exhausted: boolean; nextVisitAt: string | null }>;

  // classification
  /** Asks the tables again with other facts; `reason` is kept sealed. */
  reclassify(user: User, complaintId: Id, facts: ReclassifiedFacts, reason: string): Promise<void>;
  /** Every classification the case ever had, the first first. */
  classifications(user: User, complaintId: Id): Promise<PastClassification[]>;

  // clocks
  /** Keeps the marks' instants on the clock; the next one not passed, null when none is left, or paused, or ended. */
  armClock(
    job: JobContext,
    clockId: Id,
    marks: MarkRule[],
  ): Promise<{
    nextMarkAt: string | null;
    nextMarkKind: MarkKind | null;
    nextMarkLevel: number | null;
  }>;
  /** Notes the mark, tells its recipients (DMN), tells the case (`deadline-overdue`) from level 1 on. */
  passMark(job: JobContext, clockId: Id, kind: MarkKind, level: number): Promise<void>;
  /** `reason`: a code of the table of pauses, which says how long it may last. */
  pauseClock(user: User, clockId: Id, reason: string): Promise<void>;
  resumeClock(user: User, clockId: Id): Promise<void>;
  /** Asks for more time, in the limit's own unit, before it expires; the process decides. */
  requestExtension(user: User, clockId: Id, amount: number, reason: string): Promise<void>;
  /** What was decided. Nothing is extended that has expired in the meantime. */
  decideExtension(job: JobContext, clockId: Id, decision: { granted: boolean; extension: number }): Promise<void>;
  /** Open limits that a year of the calendar would move. @throws {DomainError} invalid */
  previewCalendar(year: CalendarYear): Promise<Move[]>;
  /** Years whose calendar is due and not there: from 1 November on the next one. */
  calendarGaps(): Promise<number[]>;
  /** Loads a year and moves what it moves. `actor`: user id, or who works at the command line. */
  loadCalendar(actor: string, year: CalendarYear): Promise<Move[]>;

  // policies
  policies(): Promise<PolicyState[]>;
  policyInForce(): Promise<PolicyInForce | null>;
  checkPolicy(file: PolicyFile): Promise<Problem[]>;
  /**
   * From 00:00 of a day on, by a user or by whoever works at the command line. @throws {DomainError} forbidden, invalid
   * (problems, or the day), wrongState where it was before
   */
  activatePolicy(actor: User | string, file: PolicyFile, effectiveOn: LocalDate): Promise<PolicyVersion>;

  // duties of a period
  /** Every duty whose task is to be handed out within the next week. */
  planDuties(job: JobContext): Promise<void>;
  recordDuty(job: JobContext, dutyId: Id, event: 'reported' | 'overdue' | 'published' | 'completed'): Promise<void>;
  duty(user: User, dutyId: Id): Promise<DutyFile>;
  listDuties(user: User, page: { from: number; limit: number }): Promise<{ duties: Duty[]; total: number }>;
  /** For everybody: reports that the regulation wants published, the latest first. */
  publishedReports(): Promise<{ duty: Duty; report: Record<string, unknown> }[]>;

  // work items
  syncWorkItem(
    job: JobContext,
    event: 'creating' | 'assigning' | 'completing' | 'canceling',
    task: {
      elementInstanceKey: EngineKey;
      complaintId: Id | null;
      dutyId: Id | null;
      processInstanceKey: EngineKey;
      bpmnProcessId: string;
      elementId: string;
      formId: string;
      group: Group;
      steps: string[];
      differentFrom: string[];
    },
  ): Promise<void>;
  listWorkItems(
    user: User,
    view: 'mine' | 'groups' | 'all' | 'done',
    page: { from: number; limit: number },
  ): Promise<{
    items: WorkItemSummary[];
    total: number;
    counts: { mine: number; groups: number; all: number };
  }>;
  claimWorkItem(user: User, workItemId: Id): Promise<WorkItem>;
  releaseWorkItem(user: User, workItemId: Id): Promise<WorkItem>;
  /** Takes it out of somebody's hands: offered to its group again. @throws {DomainError} forbidden, wrongState */
  takeBackWorkItem(user: User, workItemId: Id, reason: TakeBackReason): Promise<WorkItem>;
  /** Offers again what nobody can go on with who has it in hand; an absence begins and ends by the calendar. */
  returnLapsedWorkItems(): Promise<number>;
  /**
   * One transaction: submission (encrypted), ledger, outbox `complete-user-task` with `variables` (already
   * validated against the pinned form and reduced to its process variables by domain/forms). `subjectUnknown`: whoever
   * the complaint is about has no account, so that nobody is kept from the case.
   */
  submitWorkItem(
    user: User,
    workItemId: Id,
    data: Record<string, unknown>,
    variables: Record<string, unknown>,
  ): Promise<{ submissionId: Id; subjectUnknown: boolean }>;
  /** `returned`: this user had it in hand, and it was taken away. */
  workItem(user: User, workItemId: Id): Promise<WorkItemSummary & { returned: boolean }>;
  /** Stored answers that pre-fill a task's form: the case's facts under the form's field keys. */
  taskFormData(user: User, workItemId: Id): Promise<Record<string, unknown>>;
  saveDraft(user: User, workItemId: Id, data: Record<string, unknown>): Promise<void>;

  // the desk
  /** `reveal`: why personal data is shown in full; it is on record. */
  caseFile(user: User, complaintId: Id, options?: { reveal?: RevealReason }): Promise<CaseFile>;
  /** The case and others of the same person, with whether each may be erased now. */
  samePerson(user: User, complaintId: Id): Promise<{ complaint: Complaint; erasable: boolean }[]>;
  /** Destroys the keys of archived cases. @throws {DomainError} forbidden, wrongState */
  erasePerson(user: User, complaintIds: Id[], reason: ErasureReason): Promise<void>;
  /** What proves an erasure: the entry of the ledger. null where the case was not erased. */
  erasureOf(
    user: User,
    complaintId: Id,
  ): Promise<(LedgerEntry & { by: string; proof: 'gone' | 'pending' | 'server' }) | null>;
  /** Proves erasures that are not proven yet; at every start, and by itself until it is done. */
  finishErasures(): Promise<void>;
  /** By number, or by words that must all be there; open danger, then priority, then the limit due first. */
  searchCases(
    user: User,
    query: { text: string; state: string; from: number; limit: number },
  ): Promise<{
    /** `clock`: the running limit that is due first. */
    items: { complaint: Complaint; maskedName: string; maskedAddress: string; clock: CaseClock | null }[];
    /** How many match; where that is not `complete`, at least so many. */
    total: number;
    complete: boolean;
    /** More match than anybody is shown: more has to be said. */
    tooMany: boolean;
    notes: SearchNotes;
  }>;
  /** Keeps what was looked for, sealed for a day. @returns an id for an address */
  keepSearch(user: User, text: string): Promise<string>;
  /** null where it is not kept any more. @throws {DomainError} notFound, where it is somebody else's */
  keptSearch(user: User, id: string): Promise<string | null>;
  reissueQueryCode(user: User, complaintId: Id): Promise<string>;
  /** Keeps a person or a department from a case. @throws {DomainError} invalid, field `whom` */
  recuse(user: User, complaintId: Id, whom: Pick<Recusal, 'userId' | 'department' | 'reason'>): Promise<void>;
  liftRecusal(user: User, complaintId: Id, recusalId: Id): Promise<void>;

  // where a process stands still
  /** @returns false where it is resolved already @throws {DomainError} forbidden; invalid, field `tries` */
  retryIncident(user: User, incidentKey: EngineKey, tries?: number): Promise<boolean>;
  /** What may be put right where it stands, and what was in this case; the latest first. @throws {DomainError} notFound */
  incidentRepairs(user: User, incidentKey: EngineKey): Promise<{ variables: RoutingVariable[]; done: PastRepair[] }>;
  /**
   * Sets a routing variable where the incident stands, and tries again at once.
   * @returns false where the incident is resolved already
   * @throws {DomainError} forbidden; notFound, for what may not be changed; invalid, field `typed` or `reason`; stale
   */
  changeVariable(user: User, incidentKey: EngineKey, change: VariableChange): Promise<boolean>;
  /** What would end, and what goes on; null for what works on no case, or on one that is done. */
  caseToBeginAnew(
    user: User,
    processInstanceKey: EngineKey,
  ): Promise<{ number: string; tasks: WorkItem[]; clocks: CaseClock[] } | null>;
  /** Ends the process of a case and starts it again. @throws {DomainError} forbidden; invalid, field `reason`; wrongState */
  beginCaseAnew(user: User, processInstanceKey: EngineKey, reason: string): Promise<void>;

  // people
  /** `stage`: what the session is good for; with `code` and `enrol` for the second factor only. */
  signIn(
    username: string,
    password: string,
    caller: Caller,
  ): Promise<{ user: User; sessionToken: string; stage: SessionStage }>;
  /** A code of the app, or a recovery code. @throws {DomainError} notFound, signInFailed, signInDelayed */
  giveSecondFactor(sessionToken: string, code: string, caller: Caller): Promise<{ user: User; sessionToken: string }>;
  signOut(sessionToken: string): Promise<void>;
  /** Whose session it is, and what it is good for. */
  session(sessionToken: string): Promise<{ user: User; stage: SessionStage | 'expired' } | null>;
  /** A secret for an app, not in force yet. */
  newSecondFactor(user: User): { secret: string; uri: string };
  /**
   * Also in the place of the one before; every other browser is signed out.
   * @returns recovery codes, shown once, and the token of a new session
   * @throws {DomainError} invalid, field `newCode`, `password` or `code`; signInDelayed
   */
  enableSecondFactor(
    user: User,
    factor: { secret: string; code: string },
    confirmation: Confirmation,
  ): Promise<{ codes: string[]; sessionToken: string }>;
  /** @returns the token of a new session @throws {DomainError} invalid, field `password` or `code`; signInDelayed */
  disableSecondFactor(user: User, confirmation: Confirmation): Promise<string>;
  /** @throws {DomainError} invalid, field `password` or `code`; signInDelayed */
  renewRecoveryCodes(user: User, confirmation: Confirmation): Promise<string[]>;
  secondFactorState(user: User): Promise<{ enabled: boolean; recoveryCodesLeft: number }>;
  /**
   * What was sent and could not be taken, for its owner to send again. The same form twice is kept once.
   * @returns its id; null where there is nothing that it could be sent on to
   */
  keepForm(user: User, path: string, fields: [name: string, value: string][], why: KeptWhy): Promise<Id | null>;
  /** The latest first. */
  keptForms(user: User): Promise<KeptForm[]>;
  countKeptForms(user: User): Promise<number>;
  /**
   * Says which go when another form has to be kept: only what has been said so goes.
   * @returns how many are kept at most, and how many of the oldest go; null: there is room
   */
  sayFullOfForms(user: User): Promise<{ most: number; go: number } | null>;
  /** @throws {DomainError} notFound: no such form, or not this person's */
  keptForm(user: User, id: Id): Promise<KeptForm>;
  subjectOfForm(user: User, address: FormAddress): Promise<FormSubject>;
  dropKeptForm(user: User, id: Id): Promise<void>;
  setLocale(user: User, locale: Locale): Promise<void>;
  listUsers(user: User): Promise<User[]>;
  createUser(
    actor: User,
    input: { username: string; displayName: string; department: Department | null; roles: Role[]; password: string },
  ): Promise<User>;
  /** `seen`: what a form that changes the account is filled in from. */
  user(
    actor: User,
    userId: Id,
  ): Promise<{ user: User; seen: string; secondFactor: boolean; may: Record<UserVerb, boolean> }>;
  /**
   * Each change is on record with what was before.
   * @throws {DomainError} invalid; stale, where the account is no longer as `seen`
   */
  changeUser(
    actor: User,
    userId: Id,
    changes: Pick<User, 'displayName' | 'department' | 'roles'>,
    seen: string,
  ): Promise<void>;
  resetPassword(actor: User, userId: Id, password: string): Promise<void>;
  resetSecondFactor(actor: User, userId: Id): Promise<void>;
  deactivateUser(actor: User, userId: Id): Promise<void>;
  activateUser(actor: User, userId: Id): Promise<void>;
  /**
   * Signs every other browser out. @returns the token of a new session
   * @throws {DomainError} invalid, field `password` (the current one) or `next`; signInDelayed
   */
  changePassword(user: User, current: Omit<Confirmation, 'code'>, password: string): Promise<string>;
  /** What has lately happened to the security of one's account, the latest first. */
  accountEvents(user: User): Promise<{ type: string; at: Instant; own: boolean }[]>;
  /** Entries of the ledger of these types, by or about a person; the latest first. */
  audit(
    actor: User,
    query: { types: readonly string[]; person: Id | null },
    page: { from: number; limit: number },
  ): Promise<{ entries: LedgerEntry[]; total: number; names: Record<Id, string>; numbers: Record<Id, string> }>;
  /** Absences of today and later that concern a user: their own, those they stand in for, those they may end. */
  absences(user: User): Promise<AbsencesView>;
  recordAbsence(user: User, input: Pick<Absence, 'userId' | 'substituteId' | 'fromOn' | 'toOn'>): Promise<void>;
  endAbsence(user: User, absenceId: Id): Promise<void>;
  /** A one-time token where no administrator exists yet, else null. */
  administratorSetupToken(): Promise<string | null>;
  /** Whether this is the token handed out last, and there is still no administrator. */
  isAdministratorSetupToken(token: string): Promise<boolean>;
  /** @throws {DomainError} notFound, for another token; invalid */
  setUpAdministrator(token: string, input: { username: string; password: string }): Promise<User>;

  /** complaint id → number, for pages that start from an engine instance. */
  complaintsByInstance(keys: EngineKey[]): Promise<Record<EngineKey, { complaintId: Id; number: string }>>;
  /** The same from ids that instances carry. */
  complaintNumbers(ids: Id[]): Promise<Record<Id, string>>;
  // the desk and the engine
  /** Looks for what one has and the other has not, mends what it can. null where another process is at it. */
  reconcile(): Promise<LastRun | null>;
  /** The same, because an administrator asks for it. */
  reconcileNow(user: User): Promise<LastRun | null>;
  findings(
    user: User,
    page: { from: number; limit: number },
  ): Promise<{ items: Finding[]; total: number; open: number; last: LastRun | null }>;
  finding(user: User, id: Id): Promise<Finding>;
  /** @throws {DomainError} notFound; wrongState, where it is none any more */
  mendFinding(user: User, id: Id): Promise<void>;
  /** After an update: what complaints are found by is made anew, a few at a time, where it was made otherwise. */
  renewSearch(): Promise<void>;
}
