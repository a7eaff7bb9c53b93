/** A task as lists show it. */
import type { User } from '../../domain/model.js';
import type { WorkItemSummary } from '../../domain/use-cases/use-cases.js';
import { deadlineModel, type DeadlineModel } from '../deadline.js';
import type { RequestContext } from '../context.js';
import { term } from '../i18n.js';
import { urls } from '../urls.js';
import { taskName } from '../element-words.js';

export interface TaskRow {
  href: string;
  task: string;
  number: string;
  caseHref: string;
  who: string;
  category: string;
  priority: { text: string; colour: string } | null;
  safetyHazard: boolean;
  deadline: DeadlineModel | null;
  overdue: boolean;
  state: string;
  group: string;
  claimHref: string | null;
}

/** `handler:engineering` → 承办人（工程维修部） */
export function groupInWords(t: RequestContext['t'], group: string): string {
  const [role = '', department] = group.split(':');
  const name = term(t, 'role', role);
  return department === undefined
    ? name
    : t('desk.roleOfDepartment', { role: name, department: term(t, 'department', department) });
}

function priorityTag(t: RequestContext['t'], priority: string | null): TaskRow['priority'] {
  if (priority === null || priority === 'normal') return null;
  return { text: term(t, 'priority', priority), colour: priority === 'urgent' ? 'red' : 'orange' };
}

export function taskRow(
  { t, format, locale }: Pick<RequestContext, 't' | 'format' | 'locale'>,
  user: User,
  summary: WorkItemSummary,
): TaskRow {
  const { item, complaint, clock } = summary;
  const done = item.state === 'submitted' || item.state === 'completed';
  return {
    href: urls.deskWorkItem(item.id),
    task: taskName(item.elementId, locale),
    number: complaint.number,
    caseHref: urls.deskCase(complaint.id),
    who: [summary.maskedName, summary.maskedAddress].filter((text) => text !== '').join(' '),
    category: complaint.category === null ? t('common.none') : term(t, 'category', complaint.category),
    priority: priorityTag(t, complaint.priority),
    safetyHazard: complaint.safetyHazard,
    deadline: clock === null || done ? null : deadlineModel(clock, t, format),
    overdue: summary.overdue,
    state:
      item.assignee === null
        ? t(`desk.itemState.${item.state}`)
        : t('desk.assigned', { state: t(`desk.itemState.${item.state}`), by: summary.assigneeName ?? '' }),
    group: groupInWords(t, item.group),
    claimHref: item.state === 'offered' && user.groups.includes(item.group) ? urls.deskWorkItemClaim(item.id) : null,
  };
}
