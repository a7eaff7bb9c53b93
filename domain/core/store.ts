/** The database as use cases see it: a reader's snapshot, or a transaction. */
import type { AttachmentReader, Attachments } from '../attachments/store.js';
import type { ComplaintId } from '../cases/ids.js';
import type {
  ComplaintReader,
  Complaints,
  ClassificationReader,
  Classifications,
  RecusalReader,
  Recusals,
} from '../cases/store.js';
import type { ContentReader, SealedContents, MessageReader, Messages } from '../content/store.js';
import type {
  ClockReader,
  Clocks,
  SupervisionReader,
  Supervisions,
  ExtensionReader,
  Extensions,
  CalendarYearReader,
  CalendarYears,
} from '../deadlines/store.js';
import type { BundleReader, Bundles, ProcessDefinitionReader, ProcessDefinitions } from '../definitions/store.js';
import type { DeliveryReader, Deliveries, HookReader, Hooks } from '../deliveries/store.js';
import type { DutyReader, Duties } from '../duties/store.js';
import type { InboxReader, Inbox } from '../inbox/store.js';
import type { MoveReader, Moves } from '../migration/store.js';
import type { MassEventReader, MassEvents } from '../mass-events/store.js';
import type { FindingReader, Findings, RepairReader, Repairs } from '../monitor/store.js';
import type { NoticeReader, Notices } from '../notices/store.js';
import type { OrganisationReader, Organisation } from '../organisation/store.js';
import type { AbsenceReader, Absences, PeopleReader, People } from '../people/store.js';
import type { PolicyReader, Policies } from '../policies/store.js';
import type { ComplaintDraftReader, ComplaintDrafts, EvaluationReader, Evaluations } from '../portal/store.js';
import type { ReportReader } from '../reports/store.js';
import type { DangerReader, Dangers } from '../safety/store.js';
import type { SearchReader, Searches } from '../search/store.js';
import type { WorkItemReader, WorkItems, SubmissionReader, Submissions } from '../tasks/store.js';
import type { LedgerReader, Ledger } from './ledger.js';
import type { OutboxReader, Outbox } from './outbox.js';
import type { SettingsReader, Settings } from './settings.js';
import type { Instant } from './time/instant.js';
import type { ReceiptReader, Receipts } from './verify/receipts-store.js';
import type { RowReader } from './verify/rows.js';

/** What is stored, as a reader sees it: nothing can be written through it. */
export interface Snapshot {
  readonly complaints: ComplaintReader;
  readonly contents: ContentReader;
  readonly attachments: AttachmentReader;
  readonly clocks: ClockReader;
  readonly workItems: WorkItemReader;
  readonly submissions: SubmissionReader;
  readonly complaintDrafts: ComplaintDraftReader;
  readonly searches: SearchReader;
  readonly evaluations: EvaluationReader;
  readonly messages: MessageReader;
  readonly dangers: DangerReader;
  readonly supervisions: SupervisionReader;
  readonly duties: DutyReader;
  readonly reports: ReportReader;
  readonly massEvents: MassEventReader;
  readonly classifications: ClassificationReader;
  readonly extensions: ExtensionReader;
  readonly recusals: RecusalReader;
  readonly absences: AbsenceReader;
  readonly policies: PolicyReader;
  readonly processDefinitions: ProcessDefinitionReader;
  readonly bundles: BundleReader;
  readonly moves: MoveReader;
  readonly calendarYears: CalendarYearReader;
  readonly ledger: LedgerReader;
  readonly notices: NoticeReader;
  readonly inbox: InboxReader;
  readonly deliveries: DeliveryReader;
  readonly hooks: HookReader;
  readonly outbox: OutboxReader;
  readonly findings: FindingReader;
  readonly repairs: RepairReader;
  readonly people: PeopleReader;
  readonly organisation: OrganisationReader;
  readonly settings: SettingsReader;
  readonly receipts: ReceiptReader;
  readonly stored: RowReader;
}

/** The only handle inside a transaction. It reads what the transaction has written. */
export interface Tx extends Snapshot {
  readonly complaints: Complaints;
  readonly contents: SealedContents;
  readonly attachments: Attachments;
  readonly clocks: Clocks;
  readonly workItems: WorkItems;
  readonly submissions: Submissions;
  readonly complaintDrafts: ComplaintDrafts;
  readonly searches: Searches;
  readonly evaluations: Evaluations;
  readonly messages: Messages;
  readonly dangers: Dangers;
  readonly supervisions: Supervisions;
  readonly duties: Duties;
  readonly massEvents: MassEvents;
  readonly classifications: Classifications;
  readonly extensions: Extensions;
  readonly recusals: Recusals;
  readonly absences: Absences;
  readonly policies: Policies;
  readonly processDefinitions: ProcessDefinitions;
  readonly bundles: Bundles;
  readonly moves: Moves;
  readonly calendarYears: CalendarYears;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly inbox: Inbox;
  readonly deliveries: Deliveries;
  readonly hooks: Hooks;
  readonly outbox: Outbox;
  readonly findings: Findings;
  readonly repairs: Repairs;
  readonly people: People;
  readonly organisation: Organisation;
  readonly settings: Settings;
  readonly receipts: Receipts;
  /** Notes that a job was applied. @returns false where it had been already */
  applyOnce(occurrence: string, kind: string, at: Instant): Promise<boolean>;
  /** A snapshot is never taken for one. */
  readonly inTransaction: true;
}

/**
 * What a transaction is about. Two of one line go one after the other, those of different lines beside each other: each
 * changes nothing but what belongs to its line, and adds what nobody else has read.
 */
export type Line = 'sealing' | 'people' | 'drafts' | 'searches' | `${'case' | 'filing' | 'inbox'}:${string}`;

/** Of no case: of no line. */
export const lineOfCase = (complaintId: ComplaintId | null): Line | undefined =>
  complaintId === null ? undefined : `case:${complaintId}`;

export interface Store {
  /**
   * What is committed. Not inside a transaction, which has its own handle: what is read beside it may be older than what
   * it writes. It throws there.
   */
  read: Snapshot;
  /**
   * All of it or nothing. Without a line it has the database to itself, and may change what all others go by: accounts,
   * policies, the calendar, events of many cases. Where the database asks for it, `work` is done again from the beginning.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>, line?: Line): Promise<T>;
  /** Who sends what, and what became of it: each a statement by itself, beside all lines. */
  leases: Pick<Outbox, 'claim' | 'release' | 'done' | 'retryAt'>;
  /** What only one of several processes may do at a time, each waiting for its turn: what concerns all of the engine. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Whether what was deleted is in no file of the database any more: `pending` while another connection still reads from before;
   * `server`: a database server keeps its files itself, and no program can prove it from outside.
   */
  forgetDeleted(): Promise<'gone' | 'pending' | 'server'>;
}
