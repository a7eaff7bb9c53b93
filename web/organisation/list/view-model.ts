import { isOneOf } from '../../../domain/core/index.js';
import type { UseCases } from '../../../domain/modules.js';
import { type Department, isFixed, type List, ROLES } from '../../../domain/organisation/index.js';
import type { Tag } from '../../shell/facts-in-words.js';
import type { Translate } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import { PAGE_SIZE, type Pagination, pagination } from '../../shell/pagination.js';
import { urls } from '../../shell/urls.js';
import {
  type Choice,
  choices,
  errorsOf,
  HELD,
  type Holders,
  holdersInWords,
  listName,
  mistakesInWords,
  stateOf,
} from '../words.js';

/** As typed. */
export interface Given {
  code: string;
  nameZh: string;
  nameEn: string;
  /** Of a post. */
  role: string;
  department: string;
}

export interface ListModel extends PageModel {
  done: string | null;
  what: string;
  rows: {
    position: string;
    code: string;
    nameZh: string;
    nameEn: string;
    state: Tag;
    own: boolean;
    href: string;
    holders: Holders | null;
  }[];
  /** What the column is called that says who; '' where nobody holds what is in the list. */
  holdersLabel: string;
  pagination: Pagination;
  csvHref: string;
  /** null: there are no others. */
  addHref: string | null;
  given: Given;
  /** For a post; empty where entries have none. */
  roles: Choice[];
  departments: Choice[];
  mistakes: Record<string, string>;
}

interface Shown {
  list: List;
  departments: readonly Department[];
  found: Awaited<ReturnType<UseCases['organisation']['entriesOf']>>;
  page: number;
  done: string | null;
}

export function listModel(
  t: Translate,
  { list, departments, found, page, done }: Shown,
  given: Given,
  fields: Record<string, string>,
): ListModel {
  const mistakes = mistakesInWords(t, fields);
  return {
    title: listName(t, list),
    layout: 'wide',
    done,
    what: t(`admin.organisation.what.${list}`),
    rows: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map(({ entry, ofTheHouse, holders }) => ({
      position: String(entry.position),
      code: entry.code,
      nameZh: entry.names['zh-CN'],
      nameEn: entry.names.en,
      state: stateOf(t, entry),
      own: ofTheHouse,
      href: urls.adminListEntry(list, entry.code),
      holders: holdersInWords(t, entry, holders),
    })),
    holdersLabel: isOneOf(HELD, list) ? t(`admin.organisation.holders.${list}`) : '',
    pagination: pagination(t, urls.adminList(list), {}, page, found.length),
    csvHref: urls.adminListCsv(list),
    addHref: isFixed(list) ? null : urls.adminList(list),
    given,
    roles: list === 'post' ? choices(t, 'role', ROLES, { chosen: given.role, none: t('desk.choose') }) : [],
    departments:
      list === 'post'
        ? choices(t, 'department', departments, { chosen: given.department, none: t('admin.users.wholeCompany') })
        : [],
    mistakes,
    errors: errorsOf(mistakes),
  };
}
