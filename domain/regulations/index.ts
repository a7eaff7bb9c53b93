/** The twenty regulations as written: every rule with its id, article, kind and words. Data, read once. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '../core/locale.js';

export interface Rule {
  /** `D03-R15` */
  id: string;
  /** `deadline`, `classification`, `principle` … */
  kind: string;
  topic?: string;
  /** 第八条, 第三部分第1项 */
  article: string;
  /** The regulation's own words, as far as they are this rule. */
  text: string;
  /** The whole sentence that they stand in. */
  sentence: string;
  /** In English. */
  meaning: string;
}
export interface Regulation {
  /** `D03` */
  id: string;
  title: string;
  titleEn: string;
  rules: Rule[];
}

// Files of the program itself, read once at the start; their shape is written beside them.
const read = <T>(name: string): T => JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8')) as T;

export const REGULATIONS = read<readonly Regulation[]>('regulations.json');

/**
 * `executed`: behaviour, shown by tests and by mutants that die; `configured`: a setting or a staffed role whose absence
 * blocks activation; `text`: shown where it belongs, on its page or as a line that says where to complain.
 */
export type RuleClass = 'executed' | 'configured' | 'text';
export const RULE_CLASSES = read<Readonly<Record<string, RuleClass>>>('classes.json');
/** Places outside the diagrams, tables and forms: `page:<name of a URL>`, `file:<path>`, `notice:<event>`. */
export const MORE_PLACES = read<Readonly<Record<string, readonly string[]>>>('places.json');

/**
 * What this release was tested with (`npm run regulations -- --write`): rules that a test names and of which no mutant lives,
 * and the places that carried them out then, by their names, with the SHA-256 of what each does.
 */
export const SHOWN = read<{ rules: readonly string[]; places: Readonly<Record<string, string>> }>('shown.json');

const RULES = new Map(REGULATIONS.flatMap(({ rules }) => rules.map((rule) => [rule.id, rule] as const)));

export const ruleOf = (id: string): Rule | undefined => RULES.get(id);
export const regulationOf = (id: string): Regulation | undefined =>
  REGULATIONS.find((regulation) => regulation.id === id.slice(0, 3));

/** 《燃气用户投诉管理制度》, of a rule, a policy or the regulation itself; '' of what is none. */
export function titleIn(id: string, locale: Locale): string {
  const regulation = regulationOf(id);
  if (regulation === undefined) return '';
  return locale === 'en' ? regulation.titleEn : `《${regulation.title.replace(/范本$/, '')}》`;
}

const DIGITS = '零一二三四五六七八九';
/** 二十一 → 21 */
function number(chinese: string): number {
  const [tens = '', ones = ''] = chinese.includes('十') ? chinese.split('十') : ['0', chinese];
  const ten = chinese.includes('十') ? (tens === '' ? 1 : DIGITS.indexOf(tens)) : 0;
  return ten * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones));
}

/** 第八条 → article 8; 第三部分（一）第1项 → part 3 (1) item 1. */
export function articleName(article: string, locale: Locale): string {
  if (locale === 'zh-CN') return article;
  return article
    .replace(/第([一二三四五六七八九十]+)条/g, (_, n: string) => `article ${number(n)}`)
    .replace(/第([一二三四五六七八九十]+)部分/g, (_, n: string) => `part ${number(n)} `)
    .replace(/（([一二三四五六七八九十]+)）/g, (_, n: string) => `(${number(n)}) `)
    .replace(/第(\d+)项/g, (_, n: string) => `item ${n}`)
    .replace('前言', 'preamble')
    .trim();
}

/** An article as it is cited, with what it says of some of its rules. */
export interface CitedArticle {
  regulation: Regulation;
  /** 第八条 */
  article: string;
  /** The sentences that the rules stand in; in English what they mean. */
  says: Readonly<Record<Locale, readonly string[]>>;
}

/** @param held ids of regulations (`D03`), the one that matters most first; a rule of any other is not cited */
export function articlesOf(ruleIds: readonly string[], held: readonly string[]): CitedArticle[] {
  return held.flatMap((id) => {
    const regulation = REGULATIONS.find((one) => one.id === id);
    const rules = regulation?.rules.filter((rule) => ruleIds.includes(rule.id)) ?? [];
    return [...new Set(rules.map(({ article }) => article))].flatMap((article) => {
      const here = rules.filter((rule) => rule.article === article);
      const says = {
        // An item of a list stands alone where it is cited.
        'zh-CN': [...new Set(here.map(({ sentence }) => sentence.replace(/；$/, '。')))],
        en: here.map(({ meaning }) => meaning.replace(/ \((?:start|period) unstated\)/, '')),
      };
      return regulation === undefined ? [] : [{ regulation, article, says }];
    });
  });
}
