/** Problems and warnings as sentences, in either language. */
import type { Locale } from '../core/locale.js';
import type { Problem } from './problems.js';
import type { Warning } from './warnings.js';

const WORDS: Record<Problem['code'], Record<Locale, string>> = {
  missingTable: {
    'zh-CN': '缺少决策表 {table}，或者该表没有内容{rules}',
    en: 'the table {table} is missing or has no rows{rules}',
  },
  missingSetting: {
    'zh-CN': '“{table}”第 {line} 行的“{column}”未填写{rules}：{row}',
    en: '“{column}” in row {line} of “{table}” is not filled in{rules}: {row}',
  },
  unknownValue: {
    'zh-CN': '“{table}”第 {line} 行的“{column}”不能是 {value}{rules}：{row}',
    en: '“{column}” in row {line} of “{table}” cannot be {value}{rules}: {row}',
  },
  unnamedStep: {
    'zh-CN': '“{table}”第 {line} 行的“{column}” {value} 还没有名称{rules}：{row}。请先在“组织机构”的“办理环节”中登记',
    en: '“{column}” {value} in row {line} of “{table}” has no name yet{rules}: {row}. Enter it under Organisation, Steps of limits, first',
  },
  unknownForm: {
    'zh-CN': '“{table}”第 {line} 行：没有名为 {value} 的表单{rules}',
    en: 'row {line} of “{table}”: there is no form {value}{rules}',
  },
  unknownField: {
    'zh-CN': '“{table}”第 {line} 行：表单中没有字段 {value}{rules}',
    en: 'row {line} of “{table}”: there is no field {value}{rules}',
  },
  heldField: {
    'zh-CN': '“{table}”第 {line} 行：{value} 是流程、决策表、统计或者其他字段的依据，不能隐藏{rules}',
    en: 'row {line} of “{table}”: {value} cannot be hidden, since a diagram, a table, a figure or another field goes by it{rules}',
  },
  saidTwice: {
    'zh-CN': '“{table}”第 {line} 行：{value} 已在前面的行中规定{rules}',
    en: 'row {line} of “{table}”: {value} stands in an earlier row already{rules}',
  },
  unknownSetting: {
    'zh-CN': '没有流程使用“{table}”中的“{column}”（{value}）{rules}',
    en: 'no diagram asks for “{column}” ({value}) of “{table}”{rules}',
  },
  emptyGroup: {
    'zh-CN': '岗位 {value} 没有在职人员{rules}：{row}。请先在“用户”中为该岗位指定人员',
    en: 'nobody acts for the group {value}{rules}: {row}. Give somebody that role under Users first',
  },
  unnamedGroup: {
    'zh-CN': '“{table}”的“{column}”交由 {value} 办理，但“岗位职责”中没有该岗位：{row}',
    en: '“{column}” of “{table}” hands work to {value}, which is not among the roles: {row}',
  },
  saysOtherwise: {
    'zh-CN': '“{table}”第 {line} 行的“{column}”是 {figure}，该行的说明却写着“{said}”{rules}：{row}。请改正其中之一',
    en: '“{column}” in row {line} of “{table}” is {figure}, but the words of the row say “{said}”{rules}: {row}. Put one of the two right',
  },
  notDeployed: { 'zh-CN': '{value} 尚未部署到流程引擎', en: '{value} is not deployed to the engine' },
  missingFile: { 'zh-CN': '引用的 {value} 不存在', en: '{value}, which it refers to, does not exist' },
};

const WARNING_WORDS: Record<Warning['code'], Record<Locale, string>> = {
  notCarriedOut: {
    'zh-CN': '没有流程、决策表、表单或者页面执行制度的这一条{rules}：{text}',
    en: 'no diagram, table, form or page carries out this rule of the regulation{rules}: {text}',
  },
  switchedOff: {
    'zh-CN': '“{table}”中执行这一条的“{column}”没有启用{rules}：{text}',
    en: '“{column}” of “{table}”, which carries out this rule, is switched off{rules}: {text}',
  },
  withoutLimit: {
    'zh-CN': '“{step}”没有期限：制度的“办理期限”和公司的“公司自定期限”都没有规定',
    en: 'nothing says how long “{step}” may take: neither the limits of the policy nor the company’s own',
  },
  otherThanRule: {
    'zh-CN': '“{table}”第 {line} 行的“{column}”是 {figure}，制度原文写的是“{said}”{rules}：{text}',
    en: '“{column}” in row {line} of “{table}” is {figure}, the regulation says “{said}”{rules}: {text}',
  },
};

/** Figures of a cell: `workingDay` → 5 个工作日. */
const FIGURES: Readonly<Record<string, Record<Locale, string>>> = {
  minute: { 'zh-CN': '{value} 分钟', en: '{value} minutes' },
  immediate: { 'zh-CN': '{value} 分钟', en: '{value} minutes' },
  hour: { 'zh-CN': '{value} 小时', en: '{value} hours' },
  openHour: { 'zh-CN': '{value} 工作小时', en: '{value} opening hours' },
  workingDay: { 'zh-CN': '{value} 个工作日', en: '{value} working days' },
  calendarDay: { 'zh-CN': '{value} 日', en: '{value} calendar days' },
  year: { 'zh-CN': '{value} 年', en: '{value} years' },
};

const PERIODS_IN_WORDS: Readonly<Record<string, Record<Locale, string>>> = {
  month: { 'zh-CN': '每月', en: 'every month' },
  quarter: { 'zh-CN': '每季度', en: 'every quarter' },
  halfYear: { 'zh-CN': '每半年', en: 'every half-year' },
  year: { 'zh-CN': '每年', en: 'every year' },
};

function figureInWords({ value, unit }: { value: string; unit: string }, locale: Locale): string {
  if (unit === 'period') return PERIODS_IN_WORDS[value]?.[locale] ?? value;
  return (FIGURES[unit]?.[locale] ?? '{value}').replace('{value}', value);
}

function rulesInWords(rules: readonly string[], locale: Locale): string {
  if (rules.length === 0) return '';
  return locale === 'en' ? ` (${rules.join(', ')})` : `（${rules.join('、')}）`;
}

const filledIn = (words: string, values: Readonly<Record<string, string>>): string =>
  words.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');

/** One problem in words: what is missing, where, and for which rule. */
export function problemInWords(problem: Problem, locale: Locale): string {
  return filledIn(WORDS[problem.code][locale], {
    ...problem,
    line: String(problem.line ?? ''),
    rules: rulesInWords(problem.rules, locale),
    figure: problem.code === 'saysOtherwise' ? figureInWords(problem, locale) : '',
  });
}

/** The same, of what does not keep a policy from being activated. @param nameOfStep by the company's list, in that language */
export function warningInWords(warning: Warning, locale: Locale, nameOfStep: (step: string) => string): string {
  return filledIn(WARNING_WORDS[warning.code][locale], {
    ...warning,
    line: 'line' in warning ? String(warning.line) : '',
    rules: 'rule' in warning ? rulesInWords([warning.rule], locale) : '',
    figure: warning.code === 'otherThanRule' ? figureInWords(warning, locale) : '',
    text: 'text' in warning ? warning.text[locale] : '',
    step: 'step' in warning ? nameOfStep(warning.step) : '',
  });
}
