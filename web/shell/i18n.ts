/** The words of every page: `web/i18n/<locale>/<file>.json`, a key is `<file>.<path in the file>`. */
import fs from 'node:fs';
import path from 'node:path';
import { isOneOf, type Locale } from '../../domain/core/index.js';
import { OUTSIDE_ARTICLES } from '../../domain/deadlines/index.js';
import { REGULATIONS, articleName, titleIn } from '../../domain/regulations/index.js';

export const LOCALES: readonly Locale[] = ['zh-CN', 'en'];

export const DEFAULT_LOCALE: Locale = 'zh-CN';

export type Params = Record<string, string | number>;

/** The words for a key, in one language. */
export type Translate = (key: string, params?: Params) => string;

const folder = path.join(import.meta.dirname, '..', 'i18n');

/** `{ a: { b: 'text' } }` → `a.b` → text. */
function flatten(value: unknown, prefix: string, into: Map<string, string>): void {
  if (typeof value === 'string') into.set(prefix, value);
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) flatten(inner, `${prefix}.${key}`, into);
}

/** Words that have their place elsewhere: of the regulations. */
function namesOf(locale: Locale): [key: string, words: string][] {
  const articles = new Set(REGULATIONS.flatMap(({ rules }) => rules.map(({ article }) => article)));
  return [
    ...REGULATIONS.map(({ id }): [string, string] => [
      `terms.regulation.${id}`,
      `${titleIn(id, locale)}${locale === 'en' ? ', ' : ''}`,
    ]),
    ...[...articles].map((article): [string, string] => [`terms.article.${article}`, articleName(article, locale)]),
    ...Object.entries(OUTSIDE_ARTICLES).map(([article, en]): [string, string] => [
      `terms.article.${article}`,
      locale === 'en' ? en : article,
    ]),
  ];
}

/** Every key and its words in one language. Reads the files; a file that is not JSON fails at start. */
export function loadWords(locale: Locale): Map<string, string> {
  const words = new Map<string, string>();
  for (const file of fs.readdirSync(path.join(folder, locale)).sort()) {
    const text = fs.readFileSync(path.join(folder, locale, file), 'utf8');
    flatten(JSON.parse(text), path.basename(file, '.json'), words);
  }
  for (const [key, text] of namesOf(locale)) words.set(key, text);
  return words;
}

const words = new Map(LOCALES.map((locale) => [locale, loadWords(locale)]));

const plurals = new Map(LOCALES.map((locale) => [locale, new Intl.PluralRules(locale)]));

export function isLocale(value: unknown): value is Locale {
  return isOneOf(LOCALES, value);
}

export function hasWords(key: string): boolean {
  return words.get(DEFAULT_LOCALE)?.has(key) ?? false;
}

/**
 * The words for `key`, with `{name}` filled from `params`. With `params.count`, `<key>_one` is taken where the
 * language has a singular and the count asks for it. An unknown key comes back as it is (a test finds those).
 */
export function t(locale: Locale, key: string, params: Params = {}): string {
  const table = words.get(locale);
  const singular = typeof params['count'] === 'number' && plurals.get(locale)?.select(params['count']) === 'one';
  const text = (singular ? table?.get(`${key}_one`) : undefined) ?? table?.get(key);
  if (text === undefined) return key;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : whole,
  );
}

/** Names that the company gives its own things, by their keys: they change while the program runs. */
export type OwnNames = ReadonlyMap<string, Readonly<Record<Locale, string>>>;

export const termKey = (group: string, code: string): string => `terms.${group}.${code}`;

export function translator(locale: Locale, names: OwnNames = new Map()): Translate {
  return (key, params) => names.get(key)?.[locale] ?? t(locale, key, params);
}

/** A stable code in words, or the code itself where nobody has written words for it (a newer policy's code). */
export function term(translate: Translate, group: string, code: string): string {
  const key = termKey(group, code);
  const words = translate(key);
  return words === key ? code : words;
}
