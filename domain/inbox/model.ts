/** What is told to staff: an entry to a group, which each of its people reads, and one of them takes note of. */
import type { ComplaintId } from '../cases/ids.js';
import type { Instant } from '../core/time/instant.js';
import type { NoticeId } from '../notices/ids.js';
import type { UserId } from '../people/ids.js';
import type { Group } from '../people/model.js';
import type { ProposalId } from '../policies/ids.js';
import type { WorkItemId } from '../tasks/ids.js';
import type { InboxEntryId } from './ids.js';

/** What an entry speaks of: a notice about a case, or a policy that waits for its second person. */
export type Told =
  { kind: 'notice'; complaintId: ComplaintId; noticeId: NoticeId } | { kind: 'proposal'; proposalId: ProposalId };

export interface InboxEntry {
  id: InboxEntryId;
  told: Told;
  /** Event of the notice (`deadline-overdue`), or `policy-proposed`. */
  event: string;
  group: Group;
  /** Whom it was meant for, where nobody is there; null: whom it is told. */
  insteadOf: Group | null;
  at: Instant;
  /** Not before: the company was closed, and it could wait. */
  visibleAt: Instant;
  /** What the regulation orders to be told, and the company has said so: nobody can switch it off, or put it off. */
  ordered: boolean;
  /** Day and night; what cannot be delivered is given up sooner. */
  urgent: boolean;
  /** When somebody took note of it, or it was over by itself. */
  doneAt: Instant | null;
  /** User id, or `system:…`. */
  doneBy: UserId | string | null;
}

/** One that nobody has taken note of, seen at once where nothing else is said. */
export const newEntry = (
  id: InboxEntryId,
  at: Instant,
  entry: Pick<InboxEntry, 'told' | 'event' | 'group'> &
    Partial<Pick<InboxEntry, 'visibleAt' | 'insteadOf' | 'ordered' | 'urgent'>>,
): InboxEntry => ({
  visibleAt: at,
  insteadOf: null,
  ordered: false,
  urgent: false,
  ...entry,
  id,
  at,
  doneAt: null,
  doneBy: null,
});

/** What may be unread: an entry, or a task that a person's groups are offered or that was passed on to the person. */
export type InboxItem =
  { kind: 'entry'; at: Instant; id: InboxEntryId } | { kind: 'task'; at: Instant; id: WorkItemId };

export const INBOX_VIEWS = ['unread', 'open', 'done'] as const;

export type InboxView = (typeof INBOX_VIEWS)[number];

/** More than so many unread ones are not counted. */
export const MOST_UNREAD = 99;

/** Whose inbox may be another one than it was at an instant. */
export interface InboxChanges {
  groups: readonly Group[];
  users: readonly UserId[];
}
