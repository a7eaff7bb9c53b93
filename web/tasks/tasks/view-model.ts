import type { UseCases } from '../../../domain/modules.js';
import type { User } from '../../../domain/people/index.js';
import { allTasksScope, type Colleague, mayAnswerForWork } from '../../../domain/tasks/index.js';
import type { RequestContext } from '../../shell/context.js';
import { term, type Translate } from '../../shell/i18n.js';
import { pagination, type Pagination } from '../../shell/pagination.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';
import { type TaskRow, taskRow } from '../task-row.js';

export const VIEWS = ['mine', 'groups', 'colleagues', 'all', 'done'] as const;

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
  /** Who has how much in hand; null but where that is looked at. */
  colleagues: ColleagueRow[] | null;
  /** Leads to all of them again, where one was chosen. */
  everybodyHref: string | null;
  rows: TaskRow[];
  empty: string;
  pagination: Pagination;
  showDeadline: boolean;
}

interface ColleagueRow {
  name: string;
  href: string;
  chosen: boolean;
  away: boolean;
  inHand: string;
  overdue: string;
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

/** `counts` is null where they were not asked for. */
export type Listed = Pick<Awaited<ReturnType<UseCases['tasks']['listWorkItems']>>, 'items' | 'total' | 'counts'> & {
  held?: Pick<Awaited<ReturnType<UseCases['tasks']['tasksOfColleagues']>>, 'colleagues' | 'of'>;
};

const ofColleague = (id: string): string => `${urls.desk}?view=colleagues&person=${id}`;

const colleagueRow =
  (t: Translate, chosen: string | null) =>
  ({ id, name, away, inHand, overdue }: Colleague): ColleagueRow => ({
    ...{ name, away, href: ofColleague(id), chosen: id === chosen },
    inHand: t('desk.colleagues.tasks', { count: inHand }),
    overdue: overdue === 0 ? t('common.none') : t('desk.colleagues.tasks', { count: overdue }),
  });

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
  const person = listed.held?.of ?? null;
  const shown: Partial<Record<View, boolean>> = {
    all: allTasksScope(user) !== null,
    colleagues: mayAnswerForWork(user),
  };
  const views = VIEWS.filter((one) => shown[one] ?? true);
  const label = (one: View): string =>
    one === 'done' || one === 'colleagues'
      ? t(`desk.tasks.${one}`)
      : t('desk.tasks.counted', { name: t(`desk.tasks.${one}`), total: listed.counts[one] });
  return {
    title: t('desk.tasks.title'),
    layout: 'wide',
    address: `${person === null ? `${urls.desk}?view=${view}` : ofColleague(person)}&page=${page}`,
    done,
    standingIn: standingInFor(t, user),
    overEstimate: overEstimate === 0 ? '' : t('events.toEstimateAnew', { count: overEstimate }),
    notSent: notSent === 0 ? '' : t('staff.kept.link', { count: notSent }),
    tabs: views.map((one) => ({ href: `${urls.desk}?view=${one}`, text: label(one), current: one === view })),
    colleagues: listed.held?.colleagues.map(colleagueRow(t, listed.held.of)) ?? null,
    everybodyHref: listed.held?.of ? `${urls.desk}?view=colleagues` : null,
    rows: listed.items.map((summary) => taskRow(known, summary)),
    empty: t(`desk.tasks.empty.${view}`),
    pagination: pagination(t, urls.desk, { view, ...(person !== null && { person }) }, page, listed.total),
    showDeadline: view !== 'done',
  };
}
