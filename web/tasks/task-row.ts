/** A task as lists show it. */
import type { Complaint } from '../../domain/cases/index.js';
import type { Duty } from '../../domain/duties/index.js';
import type { WorkItemSummary } from '../../domain/tasks/index.js';
import { deadlineModel, dutyDeadline } from '../deadlines/index.js';
import { periodInWords } from '../duties/index.js';
import type { RequestContext } from '../shell/context.js';
import { elementName, groupInWords } from '../shell/element-words.js';
import type { DeadlineModel } from '../shell/facts-in-words.js';
import { term } from '../shell/i18n.js';
import { urls } from '../shell/urls.js';

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
  /** The task itself has no limit: it is the case's, of this step. '' where the limit is the task's. */
  limitOf: string;
  overdue: boolean;
  state: string;
  group: string;
  claimHref: string | null;
}

function priorityTag(t: RequestContext['t'], priority: string | null): TaskRow['priority'] {
  if (priority === null || priority === 'normal') return null;
  return { text: term(t, 'priority', priority), colour: priority === 'urgent' ? 'red' : 'orange' };
}

type Known = Pick<RequestContext, 't' | 'format' | 'locale'>;

type Matter = Omit<TaskRow, 'href' | 'task' | 'overdue' | 'state' | 'group' | 'claimHref'>;

function caseMatter({ t, format }: Known, complaint: Complaint, summary: WorkItemSummary): Matter {
  const { clock } = summary;
  return {
    number: complaint.number,
    caseHref: urls.deskCase(complaint.id),
    who: [summary.maskedName, summary.maskedAddress].filter((text) => text !== '').join(' '),
    category: complaint.category === null ? t('common.none') : term(t, 'category', complaint.category),
    priority: priorityTag(t, complaint.priority),
    safetyHazard: complaint.safetyHazard,
    deadline: clock === null ? null : deadlineModel(clock, t, format),
    limitOf: clock !== null && summary.ofCase ? t('desk.limitOfCase', { step: term(t, 'step', clock.step) }) : '',
  };
}

/** A duty has no complainant: its period stands where the number would. */
function dutyMatter(known: Known, duty: Duty): Matter {
  const { t, format } = known;
  return {
    number: periodInWords(known, duty),
    caseHref: urls.deskDuty(duty.id),
    who: '',
    category: term(t, 'duty', duty.kind),
    priority: null,
    safetyHazard: false,
    deadline: dutyDeadline(duty, t, format),
    limitOf: '',
  };
}

export function taskRow(known: Known, summary: WorkItemSummary): TaskRow {
  const { t, locale } = known;
  const { item, complaint, duty } = summary;
  const done = item.state === 'submitted' || item.state === 'completed';
  const matter = complaint === null ? duty && dutyMatter(known, duty) : caseMatter(known, complaint, summary);
  if (matter === null) throw new Error(`The task ${item.id} belongs to no case and no duty.`);
  return {
    ...matter,
    href: urls.deskWorkItem(item.id),
    task: elementName(summary.element, item.elementId, locale),
    deadline: done ? null : matter.deadline,
    overdue: summary.overdue,
    state:
      item.assignee === null
        ? t(`desk.itemState.${item.state}`)
        : t('desk.assigned', { state: t(`desk.itemState.${item.state}`), by: summary.assigneeName ?? '' }),
    group: groupInWords(t, item.group),
    claimHref:
      (item.state === 'offered' && summary.may.claim) || summary.may.takeOver ? urls.deskWorkItemClaim(item.id) : null,
  };
}
