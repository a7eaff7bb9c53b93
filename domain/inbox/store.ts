/** What is stored. */
import type { Instant } from '../core/time/instant.js';
import type { NoticeId } from '../notices/ids.js';
import type { Group } from '../people/model.js';
import type { UserId } from '../people/ids.js';
import type { ProposalId } from '../policies/ids.js';
import type { GroupScope } from '../tasks/rights.js';
import type { WorkItemId } from '../tasks/ids.js';
import type { ComplaintId } from '../cases/ids.js';
import type { InboxEntryId } from './ids.js';
import type { InboxChanges, InboxEntry, InboxItem, InboxView, Told } from './model.js';

/** Whose inbox, and when: what is to be seen later is not there yet. */
export interface InboxOf {
  userId: UserId;
  scopes: readonly GroupScope[];
  now: Instant;
}

export interface InboxReader {
  byId(id: InboxEntryId): Promise<InboxEntry | null>;
  byIds(ids: readonly InboxEntryId[]): Promise<InboxEntry[]>;
  /** What nobody has taken note of yet, about a case. */
  openOf(complaintId: ComplaintId): Promise<InboxEntry[]>;
  /** The latest first. `unread`: entries that wait and tasks that are offered or were passed on; the others hold entries alone. */
  list(of: InboxOf, view: InboxView, page: { from: number; limit: number }): Promise<InboxItem[]>;
  /** Up to a number: more are not counted. */
  count(of: InboxOf, view: InboxView, most: number): Promise<number>;
  /** Whether it is told to one of these groups, of a case that they are not kept from. */
  isFor(of: InboxOf, id: InboxEntryId): Promise<boolean>;
  /** Which of them this user has read. */
  readBy(userId: UserId, ids: readonly InboxEntryId[]): Promise<InboxEntryId[]>;
  isReadByAny(id: InboxEntryId): Promise<boolean>;
  /** Whether that group has it in its inbox. */
  isTold(told: Told, group: Group): Promise<boolean>;
  /** Whose inbox may be another one since an instant: entries, tasks, readings. */
  changesSince(since: Instant, now: Instant): Promise<InboxChanges>;
}

export interface Inbox extends InboxReader {
  insert(entry: InboxEntry): Promise<void>;
  /** Where nobody has yet. @returns whether it was not done before */
  done(id: InboxEntryId, by: string, at: Instant): Promise<boolean>;
  /** All that waits about a case, a notice or a proposal is over. */
  over(
    about: { complaintId: ComplaintId } | { noticeId: NoticeId } | { proposalId: ProposalId },
    by: string,
    at: Instant,
  ): Promise<void>;
  read(userId: UserId, about: InboxEntryId | WorkItemId, at: Instant): Promise<void>;
  /** What they have seen of it is as if they had not. */
  unread(userId: UserId, about: WorkItemId): Promise<void>;
  /** Everything up to an instant. */
  readAll(userId: UserId, until: Instant): Promise<void>;
}
