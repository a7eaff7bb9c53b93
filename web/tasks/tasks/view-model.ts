import type { UseCases } from '../../../domain/modules.js';
import type { User } from '../../../domain/people/index.js';
import { allTasksScope } from '../../../domain/tasks/index.js';
import type { RequestContext } from '../../shell/context.js';
import { term, type Translate } from '../../shell/i18n.js';
import { pagination, type Pagination } from '../../shell/pagination.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';
import { type TaskRow, taskRow } from '../task-row.js';

export const VIEWS = ['mine', 'groups', 'all', 'done'] as const;

export type View = (typeof VIEWS)[number];

export interface TasksModel extends PageModel {
  done: string | null;
  /** Whom the user stands in for today; '' for nobody. */
  standingIn: string;
  /** Events whose estimate has passed; '' for none. */
  overEstimate: string;
  /** Forms of this user that were not taken; '' for none. */
  notSent: string;
  tabs: { href: string; text: string; current: boolean }[];
  rows: TaskRow[];
  empty: string;
  pagination: Pagination;
  showDeadline: boolean;
}

/** How many there are beside the tasks. */
interface Waiting {
  overEstimate: number;
  notSent: number;
}

/** Absent people by their names, a post whose deputy the user is by what it is. */
function standingInFor(t: Translate, { id, standsInFor }: User): string {
  const names = standsInFor.flatMap(({ userId, displayName, roles, department }) =>
    userId === id
      ? roles.map((role) => (department === null ? '' : term(t, 'department', department)) + term(t, 'role', role))
      : displayName,
  );
  return [...new Set(names)].join(t('common.listSeparator'));
}

type Listed = Awaited<ReturnType<UseCases['tasks']['listWorkItems']>>;

export function tasksModel(
  known: RequestContext,
  user: User,
  view: View,
  listed: Listed,
  page: number,
  { overEstimate, notSent }: Waiting,
  done: string | null,
): TasksModel {
  const { t } = known;
  const views = VIEWS.filter((one) => one !== 'all' || allTasksScope(user) !== null);
  const label = (one: View): string =>
    one === 'done'
      ? t('desk.tasks.done')
      : t('desk.tasks.counted', { name: t(`desk.tasks.${one}`), total: listed.counts[one] });
  return {
    title: t('desk.tasks.title'),
    layout: 'wide',
    address: `${urls.desk}?view=${view}&page=${page}`,
    done,
    standingIn: standingInFor(t, user),
    overEstimate: overEstimate === 0 ? '' : t('events.toEstimateAnew', { count: overEstimate }),
    notSent: notSent === 0 ? '' : t('staff.kept.link', { count: notSent }),
    tabs: views.map((one) => ({ href: `${urls.desk}?view=${one}`, text: label(one), current: one === view })),
    rows: listed.items.map((summary) => taskRow(known, summary)),
    empty: t(`desk.tasks.empty.${view}`),
    pagination: pagination(t, urls.desk, { view }, page, listed.total),
    showDeadline: view !== 'done',
  };
}
