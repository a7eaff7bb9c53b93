import { isOneOf, type LedgerEntry } from '../../../domain/core/index.js';
import {
  COMPLAINT,
  type Department,
  type EntryView,
  type ListEntry,
  RIGHT_GROUPS,
  USED_IN,
} from '../../../domain/organisation/index.js';
import { readForm, type Schema } from '../../../domain/forms/index.js';
import type { RequestContext } from '../../shell/context.js';
import type { Tag } from '../../shell/facts-in-words.js';
import { term, type Translate } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';
import {
  formName,
  type Choice,
  choices,
  errorsOf,
  HELD,
  type Holders,
  holdersInWords,
  inUseInWords,
  listName,
  mistakesInWords,
  rightsSaid,
  stateOf,
} from '../words.js';

/** As typed. */
export interface Given {
  nameZh: string;
  nameEn: string;
  position: string;
  department: string;
  onPortal: boolean;
  /** Which form asks; '' for that of its own code. */
  questions: string;
}

export interface EntryModel extends PageModel {
  done: string | null;
  listHref: string;
  listName: string;
  code: string;
  state: Tag;
  own: boolean;
  changeHref: string;
  given: Given;
  seen: { zh: string; en: string };
  positionHint: string;
  /** Which one is in charge as a rule; empty where that is nothing to this list. */
  departments: Choice[];
  /** Of a category which form may ask about it; empty for anything else. */
  forms: Choice[];
  /** Of a role what it may do, by what it is done to; empty for anything else. */
  rights: RightsModel[];
  rightsHref: string;
  seenRights: string;
  /** What is asked now. */
  asked: string[];
  /** Of a kind of matter whether the portal offers it; empty for anything else, and where it always does. */
  portal: { value: string; text: string; checked: boolean }[];
  /** Of a post what it is; empty for anything else. */
  place: { label: string; value: string }[];
  /** null: nobody holds such a thing. */
  holders: Holders | null;
  holdersLabel: string;
  mistakes: Record<string, string>;
  /** Where it is named, as a sentence; '' where nothing names it. */
  used: string;
  useHref: string | null;
  inUse: boolean;
  removeHref: string | null;
  history: { when: string; by: string; what: string; before: string; after: string }[];
}

interface RightsModel {
  /** What is sent of them. */
  name: string;
  heading: string;
  /** What the company cannot take from it. */
  may: string[];
  /** Of those it has none, but for this role. */
  last: string[];
  own: { value: string; text: string; checked: boolean }[];
}

function usedInWords(t: Translate, { uses, ofTheHouse }: EntryView): string {
  const places = USED_IN.flatMap((place) => {
    const count = uses[place] ?? 0;
    return count === 0 ? [] : t(`admin.organisation.usedIn.${place}`, { count });
  });
  if (places.length === 0) return '';
  // What the house itself goes by is not put out of use either: the page says so beside it.
  const key = ofTheHouse ? 'admin.organisation.usedOfTheHouse' : 'admin.organisation.used';
  return t(key, { places: places.join(t('common.listSeparator')) });
}

function changeInWords(
  { t, format }: RequestContext,
  { type, at, actor, facts }: LedgerEntry,
  names: EntryView['names'],
) {
  const what = String(facts['what'] ?? '');
  const value = (name: 'before' | 'after'): string => {
    const said = facts[name];
    if (said === undefined) return '';
    if (what === 'inUse') return inUseInWords(t, said);
    if (what === 'withheld') return rightsSaid(t, said);
    if (what === 'questions') return said === null ? '' : formName(t, String(said));
    if (what === 'onPortal') return t(said === 'true' ? 'desk.yes' : 'desk.no');
    if (what === 'department') return said === null ? '' : term(t, 'department', String(said));
    return String(said);
  };
  return {
    when: format.dateTime(at),
    by: names[actor] ?? t('desk.timeline.system'),
    what: t(`admin.audit.types.${type}`) + (what === '' ? '' : ` ${t(`admin.audit.what.${what}`)}`),
    before: value('before'),
    after: value('after'),
  };
}

const givenOf = ({ names, position, department, onPortal, questions }: ListEntry): Given => ({
  nameZh: names['zh-CN'],
  nameEn: names.en,
  position: String(position),
  department: department ?? '',
  onPortal,
  questions: questions ?? '',
});

/** What a post is. */
function placeOf(t: Translate, { list, role, department }: ListEntry): EntryModel['place'] {
  if (list !== 'post') return [];
  const where = department === null ? t('admin.users.wholeCompany') : term(t, 'department', department);
  return [
    { label: t('admin.organisation.role'), value: role === null ? '' : term(t, 'role', role) },
    { label: t('admin.organisation.postDepartment'), value: where },
  ];
}

/** What a role may do; what is limited to the department of its post is said to be. */
function rightsInWords(
  t: Translate,
  { rights, ownRights }: EntryView,
  given: readonly string[] | null,
): EntryModel['rights'] {
  return RIGHT_GROUPS.flatMap((group): RightsModel[] => {
    const said: RightsModel = {
      name: `rights-${group}`,
      heading: t(`admin.rights.of.${group}`),
      may: [],
      last: [],
      own: [],
    };
    for (const [verb, reach] of Object.entries(rights?.[group] ?? {})) {
      if (reach === 'nowhere') continue;
      const right = `${group}.${verb}`;
      const what = t(`admin.rights.${right}`);
      const text = reach === 'everywhere' ? what : t('admin.rights.ownDepartment', { what });
      const own = ownRights.find((one) => one.right === right);
      const isLast = own?.given === true && own.last;
      if (isLast) said.last.push(right);
      if (own === undefined || isLast) said.may.push(isLast ? t('admin.rights.last', { what: text }) : text);
      else said.own.push({ value: right, text, checked: given?.includes(right) ?? own.given });
    }
    return said.may.length + said.own.length === 0 ? [] : [said];
  });
}

/** That of its own code, the others of the bundle, and none. */
function formChoices(t: Translate, { entry, forms }: EntryView, chosen: string): Choice[] {
  const own = t(`admin.organisation.questionsOwn.${forms.includes(entry.code) ? 'there' : 'missing'}`);
  const others = forms.filter((form) => form !== entry.code);
  const words = new Map([
    ['', own],
    ...others.map((form): [string, string] => [form, formName(t, form)]),
    ['none', formName(t, 'none')],
  ]);
  // One that the bundle has no more stays where it is.
  if (!words.has(chosen)) words.set(chosen, formName(t, chosen));
  return [...words].map(([value, text]) => ({ value, text, selected: value === chosen }));
}

export function entryModel(
  known: RequestContext,
  { departments, asked, ...view }: EntryView & { departments: readonly Department[]; asked: Schema | null },
  {
    given,
    rights,
    fields,
    done,
  }: { given: Given | null; rights: readonly string[] | null; fields: Record<string, string>; done: string | null },
): EntryModel {
  const { t, locale } = known;
  const { entry, total, ofTheHouse, holders, history, names } = view;
  const { list, code } = entry;
  const mistakes = mistakesInWords(t, fields);
  const used = usedInWords(t, view);
  const shown = given ?? givenOf(entry);
  return {
    title: entry.names[locale],
    layout: 'wide',
    done,
    listHref: urls.adminList(list),
    listName: listName(t, list),
    code,
    state: stateOf(t, entry),
    own: ofTheHouse,
    changeHref: urls.adminListEntry(list, code),
    given: shown,
    seen: { zh: entry.names['zh-CN'], en: entry.names.en },
    departments:
      list === 'category'
        ? // One that is out of use stays where it is.
          choices(t, 'department', [...departments, shown.department], {
            chosen: shown.department,
            none: t('admin.organisation.noDepartment'),
          })
        : [],
    forms: list === 'category' ? formChoices(t, view, shown.questions) : [],
    rights: rightsInWords(t, view, rights),
    rightsHref: list === 'role' ? urls.adminRoleRights(code) : '',
    seenRights: view.ownRights.flatMap((one) => (one.given ? one.right : [])).join(' '),
    asked: asked === null ? [] : readForm(asked, locale).flatMap((part) => (part.kind === 'field' ? part.label : [])),
    portal:
      list === 'matterKind' && code !== COMPLAINT
        ? [{ value: 'true', text: t('admin.organisation.onPortal'), checked: shown.onPortal }]
        : [],
    place: placeOf(t, entry),
    holders: holdersInWords(t, entry, holders),
    holdersLabel: isOneOf(HELD, list) ? t(`admin.organisation.holders.${list}`) : '',
    positionHint: t('admin.organisation.positionHint', { total }),
    mistakes,
    used,
    useHref: ofTheHouse ? null : urls.adminListEntryUse(list, code),
    inUse: entry.inUse,
    removeHref: ofTheHouse || used !== '' ? null : urls.adminListEntryRemoval(list, code),
    history: history.map((one) => changeInWords(known, one, names)),
    errors: errorsOf(mistakes),
  };
}
