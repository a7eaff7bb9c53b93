import { handlesComplaints } from '../../../domain/authorisation/index.js';
import type { User } from '../../../domain/model.js';
import type { UseCases } from '../../../domain/use-cases/use-cases.js';
import type { RequestContext } from '../../context.js';
import { deadlineModel, type DeadlineModel } from '../../deadline.js';
import { term } from '../../i18n.js';
import { pagination, type Pagination } from '../../pagination.js';
import type { PageModel } from '../../render.js';
import { urls } from '../../urls.js';

export const STATES = [
  'received',
  'registered',
  'classified',
  'accepted',
  'assigned',
  'investigated',
  'planApproved',
  'rectified',
  'resultTold',
  'declined',
  'withdrawn',
  'archived',
] as const;

export interface CasesModel extends PageModel {
  filter: { text: string };
  states: { value: string; text: string; selected: boolean }[];
  rows: {
    href: string;
    number: string;
    who: string;
    category: string;
    state: string;
    department: string;
    received: string;
    deadline: DeadlineModel | null;
    safetyHazard: boolean;
  }[];
  pagination: Pagination;
  empty: string;
}

type Found = Awaited<ReturnType<UseCases['searchCases']>>;

/** Who handles no complaint is not told that there are none. */
function emptyKey(user: User | null, { text, state }: { text: string; state: string }): string {
  if (user === null || !handlesComplaints(user)) return 'desk.cases.notYours';
  return text === '' && state === '' ? 'desk.cases.none' : 'desk.cases.notFound';
}

export function casesModel(
  { t, format, user }: RequestContext,
  query: { text: string; state: string },
  found: Found,
  page: number,
): CasesModel {
  return {
    title: t('desk.cases.title'),
    layout: 'wide',
    filter: { text: query.text },
    states: [
      { value: '', text: t('desk.cases.anyState'), selected: query.state === '' },
      ...STATES.map((state) => ({ value: state, text: term(t, 'state', state), selected: state === query.state })),
    ],
    rows: found.items.map(({ complaint, maskedName, maskedAddress, clock }) => ({
      href: urls.deskCase(complaint.id),
      number: complaint.number,
      who: [maskedName, maskedAddress].filter((text) => text !== '').join(' '),
      category: complaint.category === null ? t('common.none') : term(t, 'category', complaint.category),
      state: term(t, 'state', complaint.state),
      department:
        complaint.responsibleDepartment === null
          ? t('common.none')
          : term(t, 'department', complaint.responsibleDepartment),
      received: format.dateTime(complaint.receivedAt),
      deadline: clock === null ? null : deadlineModel(clock, t, format),
      safetyHazard: complaint.safetyHazard,
    })),
    // What is searched for may be a name: it never stands in an address.
    pagination: pagination(t, urls.deskCases, { state: query.state }, page, found.total),
    empty: t(emptyKey(user, query)),
  };
}
