/** The company's own lists: what its forms and pages offer, with names in both languages. Code goes by codes alone. */
import type { Branded } from '../core/brand.js';
import type { Locale } from '../core/locale.js';

export const LISTS = [
  'department',
  'post',
  'role',
  'channel',
  'matterKind',
  'category',
  'cause',
  'sanction',
  'duty',
  'step',
] as const;

export type List = (typeof LISTS)[number];

/** A department or office, by its code: it is in the list, or was. */
export type Department = Branded<'Department'>;

/** What somebody is here, by its code: a role, in one department or for the whole company (D10-R04, D10-R05, D10-R06). */
export type Post = Branded<'Post'>;

export const ROLES = [
  'intake', // 受理
  'complaint-office', // 投诉处理机构
  'handler', // 承办人
  'department-manager', // 部门负责人
  'supervising-leader', // 分管领导
  'general-manager', // 总经理
  'return-visitor', // 回访员
  'hr', // 人力资源
  'admin', // 管理员
] as const;

export type Role = (typeof ROLES)[number];

/** Roles that a post has for the whole company; the others count within the post's department only. */
export const COMPANY_WIDE_ROLES: readonly Role[] = [
  'intake',
  'complaint-office',
  'supervising-leader',
  'general-manager',
  'return-visitor',
  'hr',
  'admin',
];

/** By which way a complaint came (D03-R12, D04-R05, D09-R07, D11-R04, D16-R02). */
export type Channel = Branded<'Channel'>;

/** What somebody wants of the company: a complaint, an enquiry, an opinion, a report (D12-R11). */
export type MatterKind = Branded<'MatterKind'>;

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
  /** Of a category: which department is in charge as a rule. Of a post: where it is; null: for the whole company. */
  department: Department | null;
  /** Of a post: what whoever holds it may do. */
  role: Role | null;
  /** Of a kind of matter: whether it can be chosen on the portal, too. */
  onPortal: boolean;
  /** Of a category: which form of the bundle asks about it; null: that of its own code. `none`: nothing is asked. */
  questions: string | null;
  /** Of a role: which of its rights the company does not give it (`cases.write`). */
  withheld: readonly string[];
}

/** What a new entry does not say. */
export const NOTHING_BESIDES = { onPortal: false, questions: null, withheld: [] } as const;

export type EntryChanges = Pick<ListEntry, 'names' | 'inUse' | 'department' | 'onPortal' | 'questions' | 'withheld'>;

/** Where an entry is named, and how often; places that do not name it are left out. */
export type Uses = Partial<Record<UsedIn, number>>;

export const USED_IN = [
  'accounts',
  'posts',
  'cases',
  'recusals',
  'tasks',
  'categories',
  'duties',
  'limits',
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
export const isPost = (value: unknown): value is Post => isCode(value);
export const isChannel = (value: unknown): value is Channel => isCode(value);
export const isMatterKind = (value: unknown): value is MatterKind => isCode(value);
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
export const toPost = toCode(isPost);
export const toChannel = toCode(isChannel);
const toMatterKind = toCode(isMatterKind);
export const toCategory = toCode(isCategory);
export const toDutyKind = toCode(isDutyKind);

/** Whom a danger is told (D04-R10, D08-R20). */
export const SAFETY_DEPARTMENT = toDepartment('safety');

/** What a matter is where nothing else is said of it. */
export const COMPLAINT = toMatterKind('complaint');

/** Who makes one is secret (D12-R22). */
export const REPORT = toMatterKind('report');

/** Whoever sets up the house is given it. */
export const ADMINISTRATOR = toPost('admin');

/** What the program itself goes by: it may be called otherwise, and neither taken away nor put out of use. */
const OF_THE_HOUSE: Record<List, readonly string[]> = {
  department: [SAFETY_DEPARTMENT],
  // The portal's own; what a clerk takes who knows no other.
  channel: ['web', 'other'],
  matterKind: [COMPLAINT, REPORT],
  // The portal tells first what to do in danger; what is in no category.
  category: ['safety', 'other'],
  role: [],
  post: [ADMINISTRATOR],
  cause: [],
  sanction: [],
  duty: [],
  step: [],
};

/** Of these the program knows each one: what a role may do is written down in the policies of the nouns. */
export const isFixed = (list: List): boolean => list === 'role';

export const isOfTheHouse = ({ list, code }: Pick<ListEntry, 'list' | 'code'>): boolean =>
  isFixed(list) || OF_THE_HOUSE[list].includes(code);

/**
 * Field → message code, for what a category or a post says besides its names.
 * @param departments that there are
 */
export function mistakesInPlace(
  { list, department, role }: Pick<ListEntry, 'list' | 'department' | 'role'>,
  departments: ReadonlySet<string>,
): Record<string, string> {
  const fields: Record<string, string> = {};
  if (department !== null && !((list === 'category' || list === 'post') && departments.has(department)))
    fields['department'] = 'option';
  if ((role === null) === (list === 'post')) fields['role'] = 'option';
  if (role !== null && department === null && !COMPANY_WIDE_ROLES.includes(role)) fields['department'] ??= 'required';
  return fields;
}

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
