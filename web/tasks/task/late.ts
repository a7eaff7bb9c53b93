/** What is late in a case, since when, and who has it in hand. */
import type { CaseFile } from '../../../domain/cases/index.js';
import type { CaseClock } from '../../../domain/deadlines/index.js';
import { deadlineModel } from '../../deadlines/index.js';
import type { RequestContext } from '../../shell/context.js';
import { groupInWords } from '../../shell/element-words.js';
import { term } from '../../shell/i18n.js';
import { taskRow } from '../task-row.js';

export interface LateModel {
  step: string;
  since: string;
  /** Tasks and the people who have them; the office and department that are answerable, where there is no task. */
  who: string[];
}

const OPEN = ['offered', 'claimed'];

function whoHas(known: RequestContext, { workItems, complaint }: CaseFile, clock: CaseClock): string[] {
  const { t } = known;
  const tasks = workItems.filter(({ item }) => OPEN.includes(item.state) && item.steps.includes(clock.step));
  if (tasks.length === 0) {
    const department = complaint.responsibleDepartment;
    const ofDepartment = ['handler', 'department-manager'].includes(clock.dutyHolder) && department !== null;
    return [groupInWords(t, ofDepartment ? `${clock.dutyHolder}:${department}` : clock.dutyHolder)];
  }
  return tasks.map((summary) => {
    const { task, group } = taskRow(known, summary);
    const holder = summary.assigneeName;
    const who = holder === null ? t('desk.late.nobody', { group }) : `${group} ${holder}`;
    return `${task}${t('common.listSeparator')}${who}`;
  });
}

/** The first to be due first. */
export function lateModels(known: RequestContext, file: CaseFile): LateModel[] {
  const { t, format } = known;
  return file.clocks
    .filter(({ state, endedAt }) => state === 'overdue' && endedAt === null)
    .map((clock) => ({
      step: `${term(t, 'step', clock.step)} · ${deadlineModel(clock, t, format).left}`,
      since: format.dateTime(clock.dueAt),
      who: whoHas(known, file, clock),
    }));
}
