/** Entries of the company's lists, and what was done with them, in words. */
import type { LedgerEntry } from '../../domain/core/index.js';
import type { List, ListEntry } from '../../domain/organisation/index.js';
import type { Tag } from '../shell/facts-in-words.js';
import { term, type Translate } from '../shell/i18n.js';

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

export const stateOf = (t: Translate, { inUse }: Pick<ListEntry, 'inUse'>): Tag =>
  inUse
    ? { text: t('admin.organisation.inUse'), colour: 'green' }
    : { text: t('admin.organisation.outOfUse'), colour: 'grey' };

/** Message codes by field, as sentences. */
export const mistakesInWords = (t: Translate, fields: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).map(([field, code]) => [field, t(`admin.organisation.mistakes.${field}.${code}`)]),
  );

export const errorsOf = (words: Record<string, string>): { text: string; href: string }[] =>
  Object.entries(words).map(([field, text]) => ({ text, href: `#${field}` }));
