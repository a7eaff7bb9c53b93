/** The company's own lists: what its forms and pages offer, with names in both languages. Code goes by codes alone. */
import type { Branded } from '../core/brand.js';
import type { Locale } from '../core/locale.js';

export const LISTS = ['department', 'role', 'channel', 'category', 'cause', 'sanction', 'duty'] as const;

export type List = (typeof LISTS)[number];

/** A department or office, by its code: it is in the list, or was. */
export type Department = Branded<'Department'>;

/** By which way a complaint came (D03-R12, D04-R05, D09-R07, D11-R04, D16-R02). */
export type Channel = Branded<'Channel'>;

/** Work that a period brings (D03-R24, D09-R22, D11-R22). */
export type DutyKind = Branded<'DutyKind'>;

/** What it is about (D03-R14, D11-R03). */
export type Category = Branded<'Category'>;

type Names = Record<Locale, string>;

export interface ListEntry {
  list: List;
  /** Never changes: cases, accounts, groups and tables name it. */
  code: string;
  names: Names;
  /** From 1, in the order in which pages offer them. */
  position: number;
  /** One that is not is offered no more; whatever names it keeps it. */
  inUse: boolean;
  /** Of a category: which department is in charge as a rule. */
  department: Department | null;
}

export type EntryChanges = Pick<ListEntry, 'names' | 'inUse' | 'department'>;

/** Where an entry is named, and how often; places that do not name it are left out. */
export type Uses = Partial<Record<UsedIn, number>>;

export const USED_IN = [
  'accounts',
  'cases',
  'recusals',
  'tasks',
  'categories',
  'duties',
  'answers',
  'definitions',
] as const;

export type UsedIn = (typeof USED_IN)[number];

/** Part of groups, of form values and of addresses; `none` is what forms say for none of them. */
const CODE = /^(?!none$)[a-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$/;

const LONGEST_CODE = 30;

const LONGEST_NAME = 40;

const isCode = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= LONGEST_CODE && CODE.test(value);

/** Whether it may be one; whether there is one, the list says. */
export const isDepartment = (value: unknown): value is Department => isCode(value);
export const isChannel = (value: unknown): value is Channel => isCode(value);
export const isCategory = (value: unknown): value is Category => isCode(value);
export const isDutyKind = (value: unknown): value is DutyKind => isCode(value);

const toCode =
  <Code extends string>(is: (value: unknown) => value is Code) =>
  (text: string): Code => {
    if (!is(text)) throw new RangeError(`${JSON.stringify(text)} is no code of a list (metering).`);
    return text;
  };

/** @throws for what can be the code of none */
export const toDepartment = toCode(isDepartment);
export const toChannel = toCode(isChannel);
export const toCategory = toCode(isCategory);
export const toDutyKind = toCode(isDutyKind);

/** Whom a danger is told (D04-R10, D08-R20). */
export const SAFETY_DEPARTMENT = toDepartment('safety');

/** What the program itself goes by: it may be called otherwise, and neither taken away nor put out of use. */
const OF_THE_HOUSE: Record<List, readonly string[]> = {
  department: [SAFETY_DEPARTMENT],
  // The portal's own; what a clerk takes who knows no other.
  channel: ['web', 'other'],
  // The portal tells first what to do in danger; what is in no category.
  category: ['safety', 'other'],
  role: [],
  cause: [],
  sanction: [],
  duty: [],
};

/** Of these the program knows each one: what a role may do is written down in the policies of the nouns. */
export const isFixed = (list: List): boolean => list === 'role';

export const isOfTheHouse = ({ list, code }: Pick<ListEntry, 'list' | 'code'>): boolean =>
  isFixed(list) || OF_THE_HOUSE[list].includes(code);

/** Field → message code. */
export function mistakesIn({ code, names }: Pick<ListEntry, 'code' | 'names'>): Record<string, string> {
  const fields: Record<string, string> = {};
  if (!isCode(code)) fields['code'] = 'pattern';
  for (const [field, name] of [
    ['nameZh', names['zh-CN']],
    ['nameEn', names.en],
  ] as const) {
    if (name.trim() === '') fields[field] = 'required';
    else if ([...name].length > LONGEST_NAME) fields[field] = 'tooLong';
  }
  return fields;
}
