import { COMPLAINT_STATES, handlesComplaints, JUDGED_BY, type JudgedBy } from '../../../domain/cases/index.js';
import type { UseCases } from '../../../domain/modules.js';
import type { User } from '../../../domain/people/index.js';
import { COMPLAINT } from '../../../domain/organisation/index.js';
import { MOST_FOUND } from '../../../domain/search/index.js';
import { deadlineModel } from '../../deadlines/index.js';
import type { RequestContext } from '../../shell/context.js';
import type { DeadlineModel } from '../../shell/facts-in-words.js';
import { term } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import { pagination, type Pagination } from '../../shell/pagination.js';
import { type PlaceInList, placeQuery } from '../../shell/place-in-list.js';
import { urls } from '../../shell/urls.js';

export interface CasesModel extends PageModel {
  filter: { text: string };
  /** What is wrong with what is looked for; '' where nothing is. */
  textError: string;
  /** The search of the address is not kept any more. */
  expired: boolean;
  /** What keeps a word from being found. */
  notes: string[];
  /** More were found than are shown. */
  tooMany: string;
  states: { value: string; text: string; selected: boolean }[];
  kinds: { value: string; text: string; selected: boolean }[];
  /** How it was judged; a field for what cases were judged by, and none where no policy judges. */
  judgements: { id: JudgedBy; label: string; items: { value: string; text: string; selected: boolean }[] }[];
  rows: {
    href: string;
    number: string;
    who: string;
    kind: string;
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

interface Shown {
  found: Found;
  kinds: readonly string[];
  judgements: Record<JudgedBy, readonly string[]>;
}

type Found = Awaited<ReturnType<UseCases['search']['searchCases']>>;

/** Who handles no complaint is not told that there are none. */
function emptyKey(user: User | null, isAsked: boolean): string {
  if (user === null || !handlesComplaints(user)) return 'desk.cases.notYours';
  return isAsked ? 'desk.cases.notFound' : 'desk.cases.none';
}

function notesInWords({ t }: RequestContext, { notes, total }: Found): string[] {
  const quoted = (words: readonly string[]): string =>
    words.map((word) => t('desk.cases.quoted', { word })).join(t('common.listSeparator'));
  const said = (key: 'short' | 'surname' | 'digits'): string[] =>
    notes[key].length === 0 ? [] : [t(`desk.cases.notes.${key}`, { words: quoted(notes[key]) })];
  // Where digits are found in the words nobody needs to hear of phones.
  return [...said('short'), ...said('surname'), ...(total === 0 ? said('digits') : [])];
}

function judgementFields(
  { t }: RequestContext,
  place: PlaceInList,
  given: Record<JudgedBy, readonly string[]>,
): CasesModel['judgements'] {
  return JUDGED_BY.filter((by) => given[by].length > 0 || place[by] !== '').map((by) => ({
    id: by,
    label: t(`desk.case.${by}`),
    items: ['', ...new Set([...given[by], place[by]].filter((code) => code !== ''))].map((code) => ({
      value: code,
      text: code === '' ? t('desk.cases.anyJudgement') : term(t, by, code),
      selected: code === place[by],
    })),
  }));
}

/**
 * @param asked `text`: null where the search is not kept any more
 * @param longest how long it may be, where it is longer
 */
export function casesModel(
  known: RequestContext,
  { text, ...place }: PlaceInList & { text: string | null },
  { found, kinds, judgements }: Shown,
  longest: number | null = null,
): CasesModel {
  const { t, format } = known;
  const { page: _page, ...asked } = place;
  const here = placeQuery(place);
  const textError =
    longest === null ? '' : t('desk.fieldErrors.tooLong', { label: t('desk.cases.text'), max: longest });
  return {
    title: t('desk.cases.title'),
    layout: 'wide',
    address: `${urls.deskCases}${here}`,
    filter: { text: text ?? '' },
    textError,
    errors: textError === '' ? [] : [{ text: textError, href: '#text' }],
    expired: text === null,
    notes: notesInWords(known, found),
    tooMany: found.tooMany ? t('desk.cases.tooMany', { count: MOST_FOUND }) : '',
    states: [
      { value: '', text: t('desk.cases.anyState'), selected: place.state === '' },
      ...COMPLAINT_STATES.map((state) => ({
        value: state,
        text: term(t, 'state', state),
        selected: state === place.state,
      })),
    ],
    kinds: ['', ...kinds].map((kind) => ({
      value: kind,
      text: kind === '' ? t('desk.cases.anyKind') : term(t, 'matterKind', kind),
      selected: kind === place.kind,
    })),
    judgements: judgementFields(known, place, judgements),
    rows: found.items.map(({ complaint, maskedName, maskedAddress, clock }) => ({
      href: `${urls.deskCase(complaint.id)}${here}`,
      number: complaint.number,
      who: [maskedName, maskedAddress].filter((text) => text !== '').join(' '),
      kind: complaint.matterKind === COMPLAINT ? '' : term(t, 'matterKind', complaint.matterKind),
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
    pagination: pagination(t, urls.deskCases, asked, place.page, found.total, found.complete && !found.tooMany),
    empty: t(emptyKey(known.user, (text ?? '') !== '' || Object.values(asked).some((value) => value !== ''))),
  };
}
