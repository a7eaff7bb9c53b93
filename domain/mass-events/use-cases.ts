/** What use cases of mass events take and hand back. */
import type { ComplaintId } from '../cases/ids.js';
import type { Complaint } from '../cases/model.js';
import type { DomainError } from '../core/errors.js';
import type { Instant } from '../core/time/instant.js';
import type { CaseClock } from '../deadlines/model.js';
import type { User } from '../people/model.js';
import type { WorkItemId } from '../tasks/ids.js';
import type { NamedTask, WorkItemSummary } from '../tasks/views.js';
import type { MassEventId } from './ids.js';
import type { MassEvent, MassMessage } from './model.js';
import type { MassEventVerb } from './rights.js';

/** `startedAt`: null where nothing was given. */
export type MassEventWords = Pick<MassEvent, 'title' | 'area' | 'expectedEndAt' | 'public'> & {
  startedAt: Instant | null;
};

/** A case as the page of its event shows it. */
export interface LinkedCase {
  complaint: Complaint;
  /** The limit that runs out next. */
  clock: CaseClock | null;
  /** Open ones. */
  tasks: NamedTask[];
}

export interface MassEventFile {
  event: MassEvent;
  /** null: none, or not this user's to see. */
  master: Complaint | null;
  cases: LinkedCase[];
  /** How many the user may see. */
  total: number;
  /** The message to all that was sent last. */
  message: MassMessage | null;
  /** Display name of the person who opened it. */
  openedBy: string;
  may: Record<MassEventVerb, boolean>;
}

/** How a case stands to events. */
export interface CaseEvents {
  event: MassEvent | null;
  /** Open ones that it may be put into. */
  choices: MassEvent[];
  /** Those it was taken out of. */
  past: { event: MassEvent; by: string; at: Instant; reason: string }[];
  mayLink: boolean;
}

/** What came of one case when many were answered at once. */
export interface DoneTogether {
  workItemId: WorkItemId;
  /** Where it was done. */
  complaintId: ComplaintId | null;
  /** '' where it is not, or no longer, this user's to see. */
  number: string;
  outcome: 'done' | DomainError['code'];
  /** Who has claimed it, where another person has. */
  by: string;
}

export interface MassEventUseCases {
  /** For everybody: outages that go on, the newest first. */
  publicOutages(): Promise<MassEvent[]>;
  /** Open first, the newest first, each with how many of its cases the user may see. */
  massEvents(
    user: User,
    page: { from: number; limit: number },
  ): Promise<{ events: { event: MassEvent; cases: number }[]; total: number; mayOpen: boolean }>;
  /** Open ones that a complaint may be put into by this user. */
  massEventChoices(user: User): Promise<MassEvent[]>;
  massEvent(user: User, id: MassEventId, page: { from: number; limit: number }): Promise<MassEventFile>;
  /** @throws {DomainError} forbidden, invalid (title, area, startedAt, expectedEndAt) */
  openMassEvent(user: User, input: MassEventWords & Pick<MassEvent, 'kind'>): Promise<MassEventId>;
  changeMassEvent(user: User, id: MassEventId, words: MassEventWords): Promise<void>;
  /** No case joins it any more, and the portal does not tell of it; its cases go on. */
  closeMassEvent(user: User, id: MassEventId): Promise<void>;
  caseEvents(user: User, complaintId: ComplaintId): Promise<CaseEvents>;
  /** @throws {DomainError} invalid, field `number`: `unknown`, `elsewhere` (it belongs to another event) */
  linkCase(user: User, id: MassEventId, number: string): Promise<void>;
  /**
   * Into the event of another case; where that has none, a matter is opened with the other case as its master.
   * @throws {DomainError} invalid (number, title)
   */
  linkTogether(user: User, complaintId: ComplaintId, other: { number: string; title: string }): Promise<MassEventId>;
  /** `reason` is kept sealed. @throws {DomainError} invalid, field `reason` */
  unlinkCase(user: User, id: MassEventId, complaintId: ComplaintId, reason: string): Promise<void>;
  makeMaster(user: User, id: MassEventId, complaintId: ComplaintId): Promise<void>;
  /**
   * One notice to the complainant of each open case; the same text is never told twice.
   * @returns how many of the first were told now, and how many had been before; the file of the event says how far it
   *   has come with the others
   * @throws {DomainError} invalid, fields `text`, `textEn`
   */
  tellComplainants(
    user: User,
    id: MassEventId,
    words: { text: string; textEn: string },
  ): Promise<{ told: number; before: number }>;
  /** Open tasks of its cases that the user may do and that one answer can settle. */
  massEventTasks(user: User, id: MassEventId): Promise<WorkItemSummary[]>;
  /** The same answers to each of these tasks, one by one: claimed where free, submitted, or the reason why not. */
  submitTogether(
    user: User,
    id: MassEventId,
    workItemIds: readonly WorkItemId[],
    data: Record<string, unknown>,
    variables: Record<string, unknown>,
  ): Promise<DoneTogether[]>;
}
