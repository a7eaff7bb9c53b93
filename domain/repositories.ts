/** What use cases need of the database. `Repositories` is one connection's view: a transaction's, or a reader's. */
import type { Attachments } from './attachments/ports.js';
import type { CaseScope, GroupScope, Recused } from './authorisation/index.js';
import type { UnsealedEntry } from './ledger.js';
import type {
  Absence,
  CaseClock,
  ComplainantMessage,
  Complaint,
  ComplaintState,
  Danger,
  Department,
  Duty,
  DutyFigures,
  EngineKey,
  Evaluation,
  Id,
  Instant,
  LedgerEntry,
  Locale,
  LocalDate,
  MassEvent,
  Notice,
  OutboxKind,
  OutboxRow,
  Recusal,
  Role,
  Supervision,
  TaskReturn,
  User,
  WorkItem,
} from './model.js';
import type { OutboxLane } from './outbox.js';
import type { Settings } from './ports.js';
import type { Repair } from './repairs.js';
import type { Finding, FindingKind, Seen } from './reconciliation.js';
import type { CalendarYear } from './time/holidays.js';

/** A policy that has been activated: in force from an instant on, and immutable. */
export interface PolicyVersion {
  code: string;
  /** The regulation it carries out: D03. */
  profile: string;
  title: string;
  effectiveFrom: Instant;
  /** The company's own rules that go with it. */
  supervision: string;
  /** SHA-256 of its file; null for the one that was there first. */
  contentHash: string | null;
  activatedAt: Instant | null;
  activatedBy: Id | null;
}

export interface Policies {
  /** The version in force at an instant. */
  at(at: Instant): Promise<PolicyVersion | null>;
  byCode(code: string): Promise<PolicyVersion | null>;
  /** The latest first. */
  all(): Promise<PolicyVersion[]>;
  insert(policy: PolicyVersion): Promise<void>;
}

/** Years of the national calendar that were loaded after the ones the program knows. */
export interface CalendarYears {
  all(): Promise<CalendarYear[]>;
  put(year: CalendarYear, by: string, at: Instant): Promise<void>;
}

export interface StoredClassification {
  complaintId: Id;
  version: number;
  by: string;
  at: Instant;
  facts: Record<string, string | number | boolean | null>;
  reasonSealed: string | null;
}
/** Every classification a case ever had. */
export interface Classifications {
  insert(row: StoredClassification): Promise<void>;
  ofComplaint(complaintId: Id): Promise<StoredClassification[]>;
}

export interface ExtensionRequest {
  id: Id;
  complaintId: Id;
  clockId: Id;
  /** In the limit's own unit. */
  amount: number;
  by: Id;
  at: Instant;
  state: 'asked' | 'granted' | 'refused';
  decidedAt: Instant | null;
  reasonSealed: string;
}
export interface Extensions {
  insert(request: ExtensionRequest): Promise<void>;
  ofClock(clockId: Id): Promise<ExtensionRequest[]>;
  decide(id: Id, state: 'granted' | 'refused', at: Instant): Promise<void>;
}

/** Whoever is kept from a case takes no part in it and sees nothing of it. */
export interface Recusals {
  insert(recusal: Recusal): Promise<void>;
  byId(id: Id): Promise<Recusal | null>;
  /** Those that were not lifted. */
  ofComplaint(complaintId: Id): Promise<Recusal[]>;
  ofComplaints(complaintIds: Id[]): Promise<Recusal[]>;
  lift(id: Id, at: Instant): Promise<void>;
}

export interface Absences {
  insert(absence: Absence): Promise<void>;
  byId(id: Id): Promise<Absence | null>;
  /** Not ended, and away or standing in on that day or later. */
  from(day: LocalDate): Promise<Absence[]>;
  end(id: Id, at: Instant): Promise<void>;
}

/** Hashes that complaints are found by: of every term all tokens of one of its groups must be there. */
export type TokenTerms = readonly (readonly (readonly string[])[])[];

export interface CaseQuery {
  /** No condition where there is no term. */
  terms: TokenTerms;
  /** null: in any. */
  state: ComplaintState | null;
  /** In any of these. */
  scopes: readonly CaseScope[];
  /** By what has to be done first; the newest first where absent. */
  order?: 'urgency';
  /** The newest so many that match; no more are looked at. */
  limit: number;
}

export interface Complaints {
  insert(complaint: Complaint, secrets: { queryCodeHash: string; submissionTokenHash: string }): Promise<void>;
  byId(id: Id): Promise<Complaint | null>;
  byIds(ids: Id[]): Promise<Complaint[]>;
  /** The next ones in the order of their ids. */
  idsAfter(id: Id, limit: number): Promise<Id[]>;
  /** The next ones that a process must be working on, or waiting for a dispute of. */
  livingAfter(id: Id, at: Instant, limit: number): Promise<Complaint[]>;
  byNumber(number: string): Promise<Complaint | null>;
  bySubmission(submissionTokenHash: string): Promise<Complaint | null>;
  byInstances(keys: EngineKey[]): Promise<Complaint[]>;
  queryCodeHash(id: Id): Promise<string | null>;
  setQueryCodeHash(id: Id, hash: string): Promise<void>;
  /** Writes every field; `version` is counted up. */
  update(complaint: Complaint): Promise<Complaint>;
  /** Notes that a department has something to do in the case. */
  involve(id: Id, department: Department): Promise<void>;
  departmentsOf(id: Id): Promise<Department[]>;
  departmentsOfAll(ids: Id[]): Promise<{ complaintId: Id; department: Department }[]>;
  /** Rights and words are one question: what somebody may not see is neither found nor counted. */
  matching(query: CaseQuery): Promise<Id[]>;
  /** Of an event, those in the scopes, by what has to be done first. */
  ofMassEvent(
    massEventId: Id,
    scopes: readonly CaseScope[],
    page: { from: number; limit: number },
  ): Promise<{ complaints: Complaint[]; total: number }>;
  all(): Promise<Complaint[]>;
  /** The next number of a year, for this transaction only. */
  nextSequence(year: number): Promise<number>;
}

/** One version of a complaint's content: sealed, with who wrote it, when and why. */
export interface StoredContent {
  complaintId: Id;
  version: number;
  sealed: string;
  by: string;
  at: Instant;
  /** Where it is a correction: the reason, and the facts of the case that it corrected. */
  reasonSealed: string | null;
}
/** Sealed with the complaint's data key. */
export interface SealedContents {
  putKey(complaintId: Id, wrappedKey: string): Promise<void>;
  key(complaintId: Id): Promise<string | null>;
  /** From then on nobody can read what was sealed with it. */
  destroyKey(complaintId: Id): Promise<void>;
  /** A correction is a new version; the old one stays. */
  put(row: Omit<StoredContent, 'reasonSealed'> & Partial<Pick<StoredContent, 'reasonSealed'>>): Promise<void>;
  /** The first first. */
  versions(complaintId: Id): Promise<StoredContent[]>;
  latest(complaintId: Id): Promise<{ version: number; sealed: string } | null>;
  latestOf(complaintIds: Id[]): Promise<{ complaintId: Id; sealed: string; wrappedKey: string }[]>;
  setTokens(complaintId: Id, tokens: string[]): Promise<void>;
}

export interface Clocks {
  insert(clock: CaseClock): Promise<void>;
  byId(id: Id): Promise<CaseClock | null>;
  ofComplaints(complaintIds: Id[]): Promise<CaseClock[]>;
  byIds(ids: Id[]): Promise<CaseClock[]>;
  /** Those that have not ended, of every case. */
  open(): Promise<CaseClock[]>;
  /** The same, a slice at a time in the order of their ids. */
  openAfter(id: Id, limit: number): Promise<CaseClock[]>;
  setWatch(id: Id, watchKey: EngineKey): Promise<void>;
  update(clock: CaseClock): Promise<void>;
}

export type WorkItemView =
  | { kind: 'mine' | 'done'; userId: Id; hiddenFrom: readonly Recused[] }
  | { kind: 'groups'; scopes: readonly GroupScope[] }
  | { kind: 'all'; hiddenFrom: readonly Recused[] };

export interface WorkItems {
  insert(item: WorkItem): Promise<void>;
  byId(id: Id): Promise<WorkItem | null>;
  byElementInstance(key: EngineKey): Promise<WorkItem | null>;
  byElementInstances(keys: EngineKey[]): Promise<WorkItem[]>;
  /** The next ones that are not done, in the order of their ids. */
  openAfter(id: Id, limit: number): Promise<WorkItem[]>;
  ofComplaint(complaintId: Id): Promise<WorkItem[]>;
  ofDuty(dutyId: Id): Promise<WorkItem[]>;
  /** @returns whether nobody had changed it since `version` */
  update(item: WorkItem): Promise<boolean>;
  /** What anybody has in hand. */
  claimed(): Promise<WorkItem[]>;
  noteReturn(entry: TaskReturn): Promise<void>;
  returnOf(id: Id, userId: Id): Promise<TaskReturn | null>;
  /** They have claimed it again. */
  dropReturn(id: Id, userId: Id): Promise<void>;
  setUserTaskKey(id: Id, userTaskKey: EngineKey): Promise<void>;
  /** Open danger first, then priority, then the limit due first, then the one offered first; what is done: the latest. */
  list(view: WorkItemView, page: { from: number; limit: number }): Promise<WorkItem[]>;
  count(view: WorkItemView): Promise<number>;
}

export interface StoredSubmission {
  id: Id;
  /** The case, or the duty, that it belongs to. */
  complaintId: Id | null;
  dutyId: Id | null;
  /** null: written down at the desk with the complaint itself, without a task. */
  workItemId: Id | null;
  elementId: string;
  formId: string;
  by: Id;
  at: Instant;
  sealed: string;
}
/** What a submission was, version by version. */
export interface StoredSubmissionVersion {
  submissionId: Id;
  complaintId: Id;
  version: number;
  sealed: string;
  /** null of the first version: what was submitted. */
  reasonSealed: string | null;
  by: Id;
  at: Instant;
}
/** Lists hold the answers as they were corrected last, with who submitted them and when. */
export interface Submissions {
  insert(row: StoredSubmission): Promise<void>;
  insertVersion(row: StoredSubmissionVersion): Promise<void>;
  /** Every version of those that were corrected, the first first. */
  versionsOf(complaintId: Id): Promise<StoredSubmissionVersion[]>;
  ofComplaint(complaintId: Id): Promise<StoredSubmission[]>;
  ofDuty(dutyId: Id): Promise<StoredSubmission[]>;
  putDraft(workItemId: Id, of: Pick<WorkItem, 'complaintId' | 'dutyId'>, sealed: string, at: Instant): Promise<void>;
  draft(workItemId: Id): Promise<string | null>;
  dropDraft(workItemId: Id): Promise<void>;
}

export type StoredEvaluation = Omit<Evaluation, 'comment'> & { commentSealed: string };
export interface Evaluations {
  /** @returns false where there is one already */
  insertOnce(evaluation: StoredEvaluation): Promise<boolean>;
  ofComplaint(complaintId: Id): Promise<StoredEvaluation | null>;
}

export type StoredMessage = Omit<ComplainantMessage, 'text'> & { sealed: string };
export interface Messages {
  insert(message: StoredMessage): Promise<void>;
  /** The first first. */
  ofComplaint(complaintId: Id): Promise<StoredMessage[]>;
}

/** What somebody is writing on the portal; found by the hash of a random id that only their browser has. */
export interface StoredComplaintDraft {
  idHash: string;
  wrappedKey: string;
  sealed: string;
  at: Instant;
  callerHash: string;
}
export interface ComplaintDrafts {
  byHash(idHash: string): Promise<StoredComplaintDraft | null>;
  /** Once more, where it is there. */
  put(draft: StoredComplaintDraft): Promise<void>;
  /**
   * Besides the one that was kept just now no more than so many stay, of one caller or of all (null): those kept only
   * once go first, then those not used for longest.
   */
  keepAtMost(count: number, callerHash: string | null, besides: string): Promise<void>;
  dropBefore(at: Instant): Promise<void>;
  drop(idHash: string): Promise<void>;
}

/** What somebody looked for on the desk: it may be a name, and stands in no address. */
export interface StoredSearch {
  id: string;
  userId: Id;
  wrappedKey: string;
  sealed: string;
  at: Instant;
}
export interface Searches {
  insert(search: StoredSearch): Promise<void>;
  byId(id: string): Promise<StoredSearch | null>;
  dropBefore(at: Instant): Promise<void>;
}

export interface Duties {
  /** @returns false where the period has one of its kind already */
  insertOnce(duty: Duty, wrappedKey: string): Promise<boolean>;
  byId(id: Id): Promise<Duty | null>;
  byIds(ids: Id[]): Promise<Duty[]>;
  key(id: Id): Promise<string | null>;
  update(duty: Duty): Promise<void>;
  /** The latest period first. */
  list(page: { from: number; limit: number }): Promise<Duty[]>;
  count(): Promise<number>;
  published(): Promise<Duty[]>;
  /** What happened from one instant up to another. */
  figures(from: Instant, to: Instant): Promise<DutyFigures>;
}

/** Why a case was taken out of an event: sealed with the key of the case. */
export interface StoredUnlink {
  id: Id;
  complaintId: Id;
  massEventId: Id;
  by: Id;
  at: Instant;
  reasonSealed: string;
}
export interface MassEvents {
  insert(event: MassEvent): Promise<void>;
  byId(id: Id): Promise<MassEvent | null>;
  update(event: MassEvent): Promise<void>;
  /** Those that were not closed, the newest first. */
  open(): Promise<MassEvent[]>;
  /** Open ones first: those with a case in the scopes, and, where asked, every outage and all without a case. */
  list(
    /** `at`: those whose estimate has passed by then come first. */
    query: { everyOutage: boolean; scopes: readonly CaseScope[]; at: Instant },
    page: { from: number; limit: number },
  ): Promise<{ events: MassEvent[]; total: number }>;
  /** How many cases are linked to each, in the scopes; all of them for null. */
  casesOf(ids: Id[], scopes: readonly CaseScope[] | null): Promise<Map<Id, number>>;
  insertUnlink(row: StoredUnlink): Promise<void>;
  unlinksOf(complaintId: Id): Promise<StoredUnlink[]>;
}

export interface Ledger {
  append(entry: UnsealedEntry): Promise<LedgerEntry>;
  ofComplaint(complaintId: Id): Promise<LedgerEntry[]>;
  after(sequence: number, limit: number): Promise<LedgerEntry[]>;
  /** Entries of these types, by or about a person where one is given; the latest first. */
  ofTypes(
    query: { types: readonly string[]; person: Id | null },
    page: { from: number; limit: number },
  ): Promise<{ entries: LedgerEntry[]; total: number }>;
  head(): Promise<{ sequence: number; hash: string }>;
}

/** A notice as it is stored: subject and body sealed. */
export type StoredNotice = Omit<Notice, 'subject' | 'body'> & { sealed: string };
export interface Notices {
  /** @returns false where this notice was written already */
  insertOnce(notice: StoredNotice): Promise<boolean>;
  byId(id: Id): Promise<StoredNotice | null>;
  ofComplaint(complaintId: Id): Promise<StoredNotice[]>;
  update(notice: StoredNotice): Promise<void>;
}

export interface Outbox {
  insert(row: { id: Id; kind: OutboxKind; payload: object; dueAt: Instant }): Promise<void>;
  /** Of both lanes where none is named. */
  pending(limit: number, lane?: OutboxLane): Promise<OutboxRow[]>;
  /** Whether something about this id is still to be sent. */
  isPending(id: string): Promise<boolean>;
  done(id: Id, at: Instant): Promise<void>;
  retryAt(id: Id, dueAt: Instant, error: string): Promise<void>;
}

/** What a reconciliation has found, by kind and subject: once, however often it is seen. */
export interface Findings {
  note(seen: readonly Seen[], at: Instant): Promise<void>;
  /** What is open and was not seen since then has gone by itself. */
  endUnseen(since: Instant, at: Instant): Promise<void>;
  mended(id: Id, by: string, at: Instant): Promise<void>;
  byId(id: Id): Promise<Finding | null>;
  bySubject(kind: FindingKind, subject: string): Promise<Finding | null>;
  /** What is open first, then what was seen last. */
  list(page: { from: number; limit: number }): Promise<Finding[]>;
  count(): Promise<{ total: number; open: number }>;
  /** The highest key of the engine's among what the desk has noted last; null where it has none. */
  latestEngineKey(): Promise<EngineKey | null>;
}

/** What administrators have put right where a process stood still. */
export interface Repairs {
  insert(repair: Repair): Promise<void>;
  /** Of a complaint, or of a duty; the latest first. */
  of(about: Pick<Repair, 'complaintId' | 'dutyId'>): Promise<Repair[]>;
}

/** `code`, `enrol`: the password was right, the second factor is still to be given, or to be set up. */
export type SessionStage = 'full' | 'code' | 'enrol';
export interface StoredSession {
  tokenHash: string;
  userId: Id;
  startedAt: Instant;
  seenAt: Instant;
  stage: SessionStage;
}

/** A form that was sent and could not be taken: sealed with a key of its own. */
export interface StoredForm {
  /** Of what was sent and where to: the same form twice is one. */
  id: Id;
  userId: Id;
  path: string;
  wrappedKey: string;
  sealed: string;
  at: Instant;
  /** When its owner was told that it goes when another one has to be kept. */
  saidAt: Instant | null;
}
/** Guesses at something, since the first of them. */
export interface CountedAttempts {
  count: number;
  since: Instant;
  lastAt: Instant;
}
export interface People {
  insert(user: User, passwordHash: string): Promise<void>;
  byId(id: Id): Promise<User | null>;
  byUsername(username: string): Promise<{ user: User; passwordHash: string } | null>;
  all(): Promise<User[]>;
  // One act, its own columns: an act never brings back what another has changed meanwhile.
  change(id: Id, changes: Pick<User, 'displayName' | 'department' | 'roles'>): Promise<void>;
  setLocale(id: Id, locale: Locale): Promise<void>;
  setActive(id: Id, active: boolean): Promise<void>;
  hasActive(role: Role): Promise<boolean>;
  insertSession(session: StoredSession): Promise<void>;
  /** Notes that it was used. A session that was dropped meanwhile stays dropped. */
  touchSession(tokenHash: string, seenAt: Instant): Promise<void>;
  session(tokenHash: string): Promise<StoredSession | null>;
  dropSession(tokenHash: string): Promise<void>;
  dropSessionsOf(userId: Id): Promise<void>;
  /** Those that nobody has used since. */
  dropSessionsBefore(at: Instant): Promise<void>;
  setPassword(userId: Id, passwordHash: string): Promise<void>;
  /** The sealed secret, and the step of the code that was used last. */
  secondFactor(userId: Id): Promise<{ sealed: string; step: number | null } | null>;
  setSecondFactor(userId: Id, factor: { sealed: string; step: number } | null): Promise<void>;
  setSecondFactorStep(userId: Id, step: number): Promise<void>;
  /** In the place of all before. */
  putRecoveryCodes(userId: Id, hashes: string[]): Promise<void>;
  /** @returns false for an unknown one and for one that was used */
  takeRecoveryCode(userId: Id, hash: string, at: Instant): Promise<boolean>;
  recoveryCodesLeft(userId: Id): Promise<number>;
  /** The oldest first. */
  keptForms(userId: Id, since: Instant): Promise<StoredForm[]>;
  countKeptForms(userId: Id, since: Instant): Promise<number>;
  keepForm(form: StoredForm): Promise<void>;
  noteKeptFormSaid(userId: Id, id: Id, at: Instant): Promise<void>;
  dropKeptForm(userId: Id, id: Id): Promise<void>;
  /** Everybody's. */
  dropKeptFormsBefore(at: Instant): Promise<void>;
  attempts(key: string): Promise<CountedAttempts | null>;
  putAttempts(key: string, attempts: CountedAttempts | null): Promise<void>;
  /** Those counted since before then. */
  dropAttemptsBefore(since: Instant): Promise<void>;
  /** Whether somebody was let in to the account on that device. */
  knowsDevice(userId: Id, deviceHash: string): Promise<boolean>;
  putDevice(userId: Id, deviceHash: string, seenAt: Instant): Promise<void>;
  dropDevicesOf(userId: Id): Promise<void>;
  dropDevicesBefore(seenAt: Instant): Promise<void>;
}

export interface Dangers {
  insert(danger: Danger): Promise<void>;
  byId(id: Id): Promise<Danger | null>;
  /** The first first. */
  ofComplaint(complaintId: Id): Promise<Danger[]>;
  /** Of many cases those that have not ended. */
  openOf(complaintIds: Id[]): Promise<Danger[]>;
  /** The latest that has not ended, of the same telephone and place. */
  openLike(sameAs: string): Promise<Danger | null>;
  update(danger: Danger): Promise<void>;
  /** Of an erased case: nobody is found by it any more. */
  forget(complaintId: Id): Promise<void>;
}

export interface Supervisions {
  insert(supervision: Supervision): Promise<void>;
  openOf(complaintId: Id): Promise<Supervision[]>;
  end(processInstanceKey: EngineKey, at: Instant): Promise<void>;
}

export interface Repositories {
  complaints: Complaints;
  contents: SealedContents;
  attachments: Attachments;
  clocks: Clocks;
  workItems: WorkItems;
  submissions: Submissions;
  complaintDrafts: ComplaintDrafts;
  searches: Searches;
  evaluations: Evaluations;
  messages: Messages;
  dangers: Dangers;
  supervisions: Supervisions;
  duties: Duties;
  massEvents: MassEvents;
  classifications: Classifications;
  extensions: Extensions;
  recusals: Recusals;
  absences: Absences;
  policies: Policies;
  calendarYears: CalendarYears;
  ledger: Ledger;
  notices: Notices;
  outbox: Outbox;
  findings: Findings;
  repairs: Repairs;
  people: People;
  settings: Settings;
  /** Notes that a job was applied. @returns false where it had been already */
  applyOnce(occurrence: string, kind: string, at: Instant): Promise<boolean>;
}

export interface Store {
  read: Repositories;
  /** All of it or nothing. Writers queue. */
  transaction<T>(work: (repositories: Repositories) => Promise<T>): Promise<T>;
  /**
   * Whether what was deleted is in no file of the database any more: `pending` while somebody else still reads from before;
   * `server`: a database server keeps its files itself, and no program can prove it from outside.
   */
  forgetDeleted(): Promise<'gone' | 'pending' | 'server'>;
}
