/** An inbox as its person reads it. */
import type { Complaint } from '../cases/model.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { Snapshot } from '../core/store.js';
import type { Instant } from '../core/time/instant.js';
import { NO_WORDS, wordsIn } from '../notices/model.js';
import type { StoredNotice } from '../notices/store.js';
import type { User } from '../people/model.js';
import { summarize, type WorkItemSummary } from '../tasks/index.js';
import type { InboxEntryId } from './ids.js';
import { type InboxChanges, type InboxEntry, type InboxView, INBOX_VIEWS, MOST_UNREAD } from './model.js';
import type { InboxOf } from './store.js';
import { inboxOf } from './rights.js';
import { recordOf } from '../core/own.js';

/** An entry with what it says. */
export interface EntryView {
  kind: 'entry';
  entry: InboxEntry;
  isRead: boolean;
  /** Of the notice; '' where the person's data was erased. */
  subject: string;
  body: string;
  /** null: of no case. */
  complaint: Complaint | null;
  /** Who took note; null where nobody has, or nobody in person. */
  doneBy: string | null;
  /** By when one of the group must have taken note of it; null: there is no limit for that. */
  noteBy: Instant | null;
  /** Which policy is proposed; null for what is about a case. */
  policy: string | null;
}

export interface TaskView {
  kind: 'task';
  at: Instant;
  summary: WorkItemSummary;
}

export interface InboxPage {
  items: (EntryView | TaskView)[];
  /** Up to `most`. */
  counts: Record<InboxView, number>;
}

/** How many of a list are counted: nobody pages further. */
const MOST_LISTED = 1_000;

export interface LookingUseCases {
  inbox(user: User, view: InboxView, page: { from: number; limit: number }): Promise<InboxPage>;
  /** @returns how many there are, `MOST_UNREAD` + 1 at most */
  unread(user: User): Promise<number>;
  /** Whose inbox may be another one since an instant. */
  inboxChanges(since: Instant): Promise<InboxChanges>;
}

/** The first of the limits that wait for it. */
async function notedUntil(r: Snapshot, { meets, toldAt, letGoAt }: StoredNotice): Promise<Instant | null> {
  if (meets === null || toldAt !== null || letGoAt !== null) return null;
  const open = (await r.clocks.byIds(meets)).filter(({ endedAt }) => endedAt === null);
  return open.map(({ dueAt }) => dueAt).sort()[0] ?? null;
}

async function viewed(context: Context, r: Snapshot, user: User, entries: readonly InboxEntry[]): Promise<EntryView[]> {
  const read = new Set(
    await r.inbox.readBy(
      user.id,
      entries.map(({ id }) => id),
    ),
  );
  const cases = entries.flatMap(({ told }) => (told.kind === 'notice' ? told.complaintId : []));
  const complaints = new Map((await r.complaints.byIds([...new Set(cases)])).map((one) => [one.id, one]));
  return Promise.all(
    entries.map(async (entry): Promise<EntryView> => {
      const { told, doneBy } = entry;
      const frame = {
        kind: 'entry' as const,
        entry,
        isRead: read.has(entry.id),
        doneBy: doneBy === null ? null : await context.nameOf(r, doneBy),
        noteBy: null,
      };
      if (told.kind === 'proposal') {
        const proposal = await r.policies.proposal(told.proposalId);
        return { ...frame, subject: '', body: '', complaint: null, policy: proposal?.code ?? '' };
      }
      const notice = await r.notices.byId(told.noticeId);
      const words =
        notice === null ? NO_WORDS : await context.openUnlessErased(r, told.complaintId, notice.sealed, NO_WORDS);
      const noteBy = notice === null ? null : await notedUntil(r, notice);
      return {
        ...frame,
        ...wordsIn(words, user.locale),
        noteBy,
        complaint: complaints.get(told.complaintId) ?? null,
        policy: null,
      };
    }),
  );
}

/** @throws {DomainError} notFound, also where it is not for this user to see */
export async function entryFor(r: Snapshot, of: InboxOf, id: InboxEntryId): Promise<InboxEntry> {
  const entry = await r.inbox.byId(id);
  if (entry === null || !(await r.inbox.isFor(of, id))) throw new DomainError('notFound');
  return entry;
}

export function lookingUseCases(context: Context): LookingUseCases {
  const { store } = context.deps;
  return {
    async inbox(user, view, page) {
      const { inbox, workItems } = store.read;
      const of = inboxOf(context, user);
      const listed = await inbox.list(of, view, page);
      const entries = await inbox.byIds(listed.flatMap((one) => (one.kind === 'entry' ? one.id : [])));
      const items = await Promise.all(listed.flatMap((one) => (one.kind === 'task' ? workItems.byId(one.id) : [])));
      const known = items.filter((item) => item !== null);
      const found = new Map<string, EntryView | TaskView>([
        ...(await viewed(context, store.read, user, entries)).map((one) => [one.entry.id, one] as const),
        ...(await summarize(context, store.read, user, known)).map(
          (summary) =>
            [summary.item.id, { kind: 'task', at: summary.item.passedAt ?? summary.item.offeredAt, summary }] as const,
        ),
      ]);
      const counted = await Promise.all(INBOX_VIEWS.map((one) => inbox.count(of, one, MOST_LISTED)));
      const counts = new Map(INBOX_VIEWS.map((one, at) => [one, counted[at] ?? 0]));
      return {
        items: listed.flatMap(({ id }) => found.get(id) ?? []),
        counts: recordOf(INBOX_VIEWS, (one) => counts.get(one) ?? 0),
      };
    },
    unread: (user) => store.read.inbox.count(inboxOf(context, user), 'unread', MOST_UNREAD + 1),
    inboxChanges: (since) => store.read.inbox.changesSince(since, context.now()),
  };
}
