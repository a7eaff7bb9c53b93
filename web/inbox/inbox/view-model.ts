import {
  type EntryView,
  type InboxPage,
  INBOX_VIEWS,
  type InboxView,
  type TaskView,
} from '../../../domain/inbox/index.js';
import type { RequestContext } from '../../shell/context.js';
import { groupInWords } from '../../shell/element-words.js';
import { hasWords } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import { type Pagination, pagination } from '../../shell/pagination.js';
import { urls } from '../../shell/urls.js';
import { taskRow } from '../../tasks/index.js';
import { todoOf } from '../todo.js';

interface Row {
  id: string;
  /** 逾期通知 */
  title: string;
  number: string;
  isNew: boolean;
  /** To which of the reader's groups, and when. */
  from: string;
  /** What there is to do. */
  todo: string;
  /** By when it must be noted; '' where there is no limit for that. */
  noteBy: string;
  subject: string;
  body: string;
  /** Where the button that opens it sends. */
  openHref: string;
  openText: string;
  /** null: nobody has to take note of it. */
  noteHref: string | null;
  /** By whom it was noted, and when; '' while it waits. */
  done: string;
}

interface InboxModel extends PageModel {
  done: string | null;
  tabs: { href: string; text: string; current: boolean }[];
  rows: Row[];
  empty: string;
  readAllHref: string | null;
  pagination: Pagination;
}

type Known = Pick<RequestContext, 't' | 'format' | 'locale'>;

function doneInWords({ t, format }: Known, { entry, doneBy }: EntryView): string {
  if (entry.doneAt === null) return '';
  const at = format.dateTime(entry.doneAt);
  return doneBy === null ? t('desk.inbox.over', { at }) : t('desk.inbox.notedBy', { by: doneBy, at });
}

/** To whom, and in whose place where nobody of those it was meant for is there. */
function fromInWords({ t, format }: Known, { group, insteadOf, visibleAt }: EntryView['entry']): string {
  const to = { group: groupInWords(t, group), at: format.dateTime(visibleAt) };
  if (insteadOf === null) return t('desk.inbox.from', to);
  return t('desk.inbox.fromInstead', { ...to, insteadOf: groupInWords(t, insteadOf) });
}

function entryRow(known: Known, view: EntryView): Row {
  const { t } = known;
  const { entry, complaint, policy } = view;
  const { event } = entry;
  const words = `desk.noticeEvents.${event}`;
  return {
    id: entry.id,
    title: entry.told.kind === 'proposal' ? t('desk.inbox.proposal') : hasWords(words) ? t(words) : event,
    number: complaint?.number ?? policy ?? '',
    isNew: !view.isRead && entry.doneAt === null,
    from: fromInWords(known, entry),
    todo: todoOf(t, event),
    noteBy: view.noteBy === null ? '' : t('desk.inbox.noteBy', { due: known.format.before(view.noteBy) }),
    subject: view.subject,
    body: view.body,
    openHref: urls.deskInboxEntryOpen(entry.id),
    openText: t(entry.told.kind === 'proposal' ? 'desk.inbox.openProposal' : 'desk.inbox.openCase'),
    noteHref: entry.told.kind === 'notice' && entry.doneAt === null ? urls.deskInboxEntryNote(entry.id) : null,
    done: doneInWords(known, view),
  };
}

function newTaskRow(known: Known, { at, summary }: TaskView): Row {
  const { t, format } = known;
  const row = taskRow(known, summary);
  return {
    id: summary.item.id,
    title: t('desk.inbox.task', { task: row.task }),
    number: row.number,
    isNew: true,
    from: t('desk.inbox.from', { group: row.group, at: format.dateTime(at) }),
    todo: row.deadline === null ? t('desk.inbox.todo.task') : t('desk.inbox.todo.taskUntil', { due: row.deadline.due }),
    noteBy: '',
    subject: '',
    body: '',
    openHref: urls.deskInboxTaskOpen(summary.item.id),
    openText: t('desk.inbox.openTask'),
    noteHref: null,
    done: '',
  };
}

export function inboxModel(
  known: RequestContext,
  view: InboxView,
  { items, counts }: InboxPage,
  page: number,
  done: string | null,
): InboxModel {
  const { t } = known;
  return {
    title: t('desk.inbox.title'),
    layout: 'wide',
    address: `${urls.deskInbox}?view=${view}&page=${page}`,
    done,
    tabs: INBOX_VIEWS.map((one) => ({
      href: `${urls.deskInbox}?view=${one}`,
      text: t('desk.tasks.counted', { name: t(`desk.inbox.view.${one}`), total: counts[one] }),
      current: one === view,
    })),
    rows: items.map((one) => (one.kind === 'entry' ? entryRow(known, one) : newTaskRow(known, one))),
    empty: t(`desk.inbox.empty.${view}`),
    readAllHref: view === 'unread' && items.length > 0 ? urls.deskInboxReadAll : null,
    pagination: pagination(t, urls.deskInbox, { view }, page, counts[view]),
  };
}
