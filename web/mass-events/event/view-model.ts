import { keysOf } from '../../../domain/core/index.js';
import type { LinkedCase, MassEventFile } from '../../../domain/mass-events/index.js';
import type { WorkItemSummary } from '../../../domain/tasks/index.js';
import { deadlineModel } from '../../deadlines/index.js';
import type { RequestContext } from '../../shell/context.js';
import { elementName } from '../../shell/element-words.js';
import type { DeadlineModel } from '../../shell/facts-in-words.js';
import { term } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import { pagination, type Pagination } from '../../shell/pagination.js';
import { urls } from '../../shell/urls.js';
import { stateTag, since, until } from '../words.js';

/** What was sent with a form of the page and came back. */
export interface Given {
  number: string;
  text: string;
  textEn: string;
  /** The case that was to be taken out, and why. */
  unlinking: string;
  reason: string;
  /** Codes of `events.errors.<name>`. */
  mistakes: Partial<Record<'number' | 'reason' | 'text' | 'textEn', string>>;
}

export const NOTHING_GIVEN: Given = { number: '', text: '', textEn: '', unlinking: '', reason: '', mistakes: {} };

interface CaseRow {
  id: string;
  href: string;
  number: string;
  state: string;
  channel: string;
  deadline: DeadlineModel | null;
  external: string;
  tasks: string;
  isMaster: boolean;
  masterHref: string | null;
  unlinkHref: string | null;
  /** The reason for taking it out that came back, and what is wrong with it. */
  reason: string;
  error: string;
}

export interface EventModel extends PageModel {
  done: string | null;
  tags: { text: string; colour: string }[];
  facts: { label: string; value: string }[];
  master: { href: string; number: string } | null;
  rows: CaseRow[];
  summary: string;
  pagination: Pagination;
  /** Tasks that one answer settles in several cases. */
  groups: { href: string; text: string }[];
  changeHref: string | null;
  closeHref: string | null;
  link: { action: string; number: string; error: string } | null;
  message: { action: string; text: string; textEn: string; error: string; errorEn: string } | null;
  /** How far the last message has come; `href`: to look again, as long as it goes on. */
  progress: { text: string; href: string | null } | null;
}

function externalWords({ t, format }: RequestContext, { complaint }: LinkedCase): string {
  const { externalNumber, externalDueOn } = complaint;
  const due = externalDueOn === null ? null : t('events.externalDue', { day: format.day(externalDueOn) });
  return [externalNumber, due].filter((text) => text !== null).join(t('common.clauseSeparator'));
}

function caseRow(known: RequestContext, { event, may }: MassEventFile, linked: LinkedCase, given: Given): CaseRow {
  const { t, format, locale } = known;
  const { complaint, clock, tasks } = linked;
  const isMaster = complaint.id === event.masterId;
  const wrong = given.unlinking === complaint.id ? given.mistakes.reason : undefined;
  return {
    id: complaint.id,
    href: urls.deskCase(complaint.id),
    number: complaint.number,
    state: term(t, 'state', complaint.state),
    channel: term(t, 'channel', complaint.channel),
    deadline: clock === null ? null : deadlineModel(clock, t, format),
    external: externalWords(known, linked),
    tasks: tasks
      .map(({ item, element }) => elementName(element, item.elementId, locale))
      .join(t('common.listSeparator')),
    isMaster,
    masterHref: may.change && !isMaster ? urls.deskEventMaster(event.id, complaint.id) : null,
    unlinkHref: may.unlink ? urls.deskEventUnlink(event.id, complaint.id) : null,
    reason: given.unlinking === complaint.id ? given.reason : '',
    error: wrong === undefined ? '' : t(`events.errors.reason.${wrong}`),
  };
}

function progressOf({ t, format }: RequestContext, { event, message }: MassEventFile): EventModel['progress'] {
  if (message === null) return null;
  const { at, told, before, total, endedAt } = message;
  const words = { at: format.dateTime(at), told: told + before, total };
  return endedAt === null
    ? { text: t('events.messageGoesOn', words), href: urls.deskEvent(event.id) }
    : { text: t('events.messageEnded', words), href: null };
}

/** The same task of the same form, in at least one case: from two on it is worth doing in one go, one is no harm. */
function groupsOf({ t, locale }: RequestContext, eventId: string, tasks: readonly WorkItemSummary[]) {
  const groups = new Map<string, { task: string; count: number }>();
  for (const { item, element } of tasks) {
    const { count } = groups.get(item.elementId) ?? { count: 0 };
    groups.set(item.elementId, { task: elementName(element, item.elementId, locale), count: count + 1 });
  }
  return [...groups].map(([elementId, { task, count }]) => ({
    href: urls.deskEventTasks(eventId, elementId),
    text: t('events.taskGroup', { task, count }),
  }));
}

export function eventModel(
  known: RequestContext,
  file: MassEventFile,
  tasks: readonly WorkItemSummary[],
  page: number,
  given: Given,
  done: string | null,
): EventModel {
  const { t, format } = known;
  const { event, master, may, total, openedBy } = file;
  const wrong = (name: keyof Given['mistakes']): string =>
    given.mistakes[name] === undefined ? '' : t(`events.errors.${name}.${given.mistakes[name]}`);
  const rows = file.cases.map((linked) => caseRow(known, file, linked, given));
  return {
    title: event.title,
    address: urls.deskEvent(event.id),
    layout: 'wide',
    done,
    tags: [
      stateTag(known, event),
      { text: t(`events.kind.${event.kind}`), colour: 'blue' },
      ...(event.public && event.closedAt === null ? [{ text: t('events.told'), colour: 'green' }] : []),
    ],
    facts: [
      ...(event.area === '' ? [] : [{ label: t('events.area'), value: event.area }]),
      { label: t('events.since'), value: since(known, event) },
      { label: t('events.until'), value: until(known, event) },
      { label: t('events.openedBy'), value: t('events.openedByAt', { by: openedBy, at: format.dateTime(event.at) }) },
      ...(event.closedAt === null ? [] : [{ label: t('events.closedAt'), value: format.dateTime(event.closedAt) }]),
    ],
    master: master === null ? null : { href: urls.deskCase(master.id), number: master.number },
    rows,
    summary: t('events.count', { count: total }),
    pagination: pagination(t, urls.deskEvent(event.id), {}, page, total),
    groups: groupsOf(known, event.id, tasks),
    changeHref: may.change ? urls.deskEventChange(event.id) : null,
    closeHref: may.close ? urls.deskEventClose(event.id) : null,
    link: may.link ? { action: urls.deskEventCases(event.id), number: given.number, error: wrong('number') } : null,
    message:
      may.answer && total > 0
        ? {
            action: urls.deskEventMessage(event.id),
            text: given.text,
            textEn: given.textEn,
            error: wrong('text'),
            errorEn: wrong('textEn'),
          }
        : null,
    progress: progressOf(known, file),
    errors: keysOf(given.mistakes).map((name) => ({
      text: wrong(name),
      href: name === 'reason' ? `#reason-${given.unlinking}` : `#${name}`,
    })),
  };
}
