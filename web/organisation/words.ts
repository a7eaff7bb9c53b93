/** Entries of the company's lists, and what was done with them, in words. */
import { isOneOf, type LedgerEntry } from '../../domain/core/index.js';
import type { Holder, List, ListEntry } from '../../domain/organisation/index.js';
import type { Tag } from '../shell/facts-in-words.js';
import { term, type Translate } from '../shell/i18n.js';
import { urls } from '../shell/urls.js';

type Facts = LedgerEntry['facts'];

export const listName = (t: Translate, list: List): string => t(`admin.organisation.list.${list}`);

/** The list, and the entry as it is called today; one that was taken away by its last name. */
export function entryInWords(t: Translate, { list, code, nameZh }: Facts): string {
  const name = term(t, String(list), String(code));
  return t('admin.organisation.entryOf', {
    list: t(`admin.organisation.list.${String(list)}`),
    name: name === code ? String(nameZh ?? code) : name,
  });
}

export const inUseInWords = (t: Translate, value: Facts[string]): string =>
  t(value === 'true' ? 'admin.organisation.inUse' : 'admin.organisation.outOfUse');

/** Rights as an entry of the ledger names them: `cases.write tasks.passOn`. */
export const rightsSaid = (t: Translate, said: Facts[string]): string =>
  String(said ?? '')
    .split(' ')
    .flatMap((right) => (right === '' ? [] : t(`admin.rights.${right}`)))
    .join(t('common.listSeparator'));

export const stateOf = (t: Translate, { inUse }: Pick<ListEntry, 'inUse'>): Tag =>
  inUse
    ? { text: t('admin.organisation.inUse'), colour: 'green' }
    : { text: t('admin.organisation.outOfUse'), colour: 'grey' };

export interface Choice {
  value: string;
  text: string;
  selected: boolean;
}

/** What is chosen in a form: '' is for none, and is called so. */
export const choices = (
  t: Translate,
  list: 'role' | 'department',
  codes: readonly string[],
  { chosen, none }: { chosen: string; none: string },
): Choice[] =>
  [...new Set(['', ...codes])].map((value) => ({
    value,
    text: value === '' ? none : term(t, list, value),
    selected: value === chosen,
  }));

/** Lists whose entries somebody holds, or is in charge of. */
export const HELD = ['department', 'post'] as const satisfies readonly List[];

export interface Holders {
  people: { name: string; href: string }[];
  /** What is missing, as a sentence; '' where nothing is. */
  missing: string;
}

/** Who holds a post, or is in charge of a department; null where that is nothing to the list. */
export function holdersInWords(
  t: Translate,
  { list, inUse }: Pick<ListEntry, 'list' | 'inUse'>,
  holders: readonly Holder[],
): Holders | null {
  if (!isOneOf(HELD, list)) return null;
  const vacant = inUse && !holders.some(({ deputy }) => !deputy);
  return {
    people: holders.map(({ userId, name, deputy }) => ({
      name: deputy ? t('admin.users.deputy', { name }) : name,
      href: urls.adminUser(userId),
    })),
    missing: vacant ? t(`admin.organisation.missing.${list}`) : '',
  };
}

/** A form that asks about a category, as the category is called whose own it is; `none` is none. */
export const formName = (t: Translate, form: string): string =>
  form === 'none'
    ? t('admin.organisation.questionsNone')
    : t('admin.organisation.questionsOf', { category: term(t, 'category', form), file: `matters/${form}.form` });

/** Message codes by field, as sentences. */
export const mistakesInWords = (t: Translate, fields: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).map(([field, code]) => [field, t(`admin.organisation.mistakes.${field}.${code}`)]),
  );

export const errorsOf = (words: Record<string, string>): { text: string; href: string }[] =>
  Object.entries(words).map(([field, text]) => ({ text, href: `#${field}` }));
