/** Limits as notices say them: those that run, with their dates, and those to come, with what they count from. */
import type { Complaint } from '../cases/model.js';
import type { Locale } from '../core/locale.js';
import type { Instant } from '../core/time/instant.js';
import { addDays, localDateOf, startOfDay } from '../core/time/local-date.js';
import type { CaseClock, CaseEvent, LimitUnit } from '../deadlines/model.js';
import { OUTSIDE_ARTICLES, stepName } from '../deadlines/steps.js';
import type { ListEntry } from '../organisation/model.js';
import { articleName, type Regulation, titleIn } from '../regulations/index.js';
import type { LimitToCome } from './surroundings.js';

export interface Words {
  locale: Locale;
  zone: string;
}

export function dateIn(at: Instant, { locale, zone }: Words, withTime = false): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    ...(withTime && { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  }).format(new Date(at));
}

/** Midnight is written as the 24:00 that ends the day. */
function dueInWords(dueAt: Instant, words: Words): string {
  const day = localDateOf(dueAt, words.zone);
  if (startOfDay(day, words.zone) !== dueAt) return dateIn(dueAt, words, true);
  return `${dateIn(startOfDay(addDays(day, -1), words.zone), words)} 24:00`;
}

/** 《燃气用户投诉管理制度》第八条; what is the company's own, or another body's, says so. */
function sourceIn({ ruleId, article }: Pick<CaseClock, 'ruleId' | 'article'>, locale: Locale): string {
  const title = titleIn(ruleId, locale);
  if (title !== '') return `${title}${locale === 'en' ? ', ' : ''}${articleName(article, locale)}`;
  if (ruleId === 'outside') return (locale === 'en' && OUTSIDE_ARTICLES[article]) || article;
  return locale === 'en' ? 'the company’s own rules' : '本公司规定';
}

/** What a template may say of a limit that runs. */
export const limitFacts = (
  { step, dueAt, ruleId, article }: CaseClock,
  entries: readonly ListEntry[],
  words: Words,
): Record<'step' | 'dueAt' | 'ruleId' | 'article' | 'source', string> => ({
  step: stepName(entries, step, words.locale),
  dueAt: dueInWords(dueAt, words),
  ruleId,
  article: articleName(article, words.locale),
  source: sourceIn({ ruleId, article }, words.locale),
});

/** With these a complainant has an answer, or something has been done about the matter. */
const ANSWERS: readonly CaseEvent[] = [
  'investigated',
  'findings-told',
  'plan-drafted',
  'progress-told',
  'rectification-completed',
  'apologised',
  'result-told',
];

/** Limits of the house alone, and what has ended, are no concern of a complainant. */
export const toldToComplainant = (clocks: readonly CaseClock[]): CaseClock[] =>
  clocks
    .filter(({ kind, endedAt, stopEvent }) => kind !== 'outside' && endedAt === null && ANSWERS.includes(stopEvent))
    .sort((one, other) => (one.dueAt < other.dueAt ? -1 : 1));

/** What a limit counts from. */
const AFTER: Partial<Record<CaseEvent, Record<Locale, string>>> = {
  received: { 'zh-CN': '收到投诉后', en: 'after receipt' },
  registered: { 'zh-CN': '登记后', en: 'after registration' },
  classified: { 'zh-CN': '分类后', en: 'after classification' },
  accepted: { 'zh-CN': '受理后', en: 'after acceptance' },
  assigned: { 'zh-CN': '分派后', en: 'after assignment' },
  transferred: { 'zh-CN': '转送责任部门后', en: 'after it is passed to the department' },
  investigated: { 'zh-CN': '调查核实后', en: 'after the investigation' },
  'findings-confirmed': { 'zh-CN': '调查结果确认后', en: 'after the findings are confirmed' },
  'plan-drafted': { 'zh-CN': '处理方案拟定后', en: 'after the plan is drafted' },
  'plan-approved': { 'zh-CN': '处理方案确定后', en: 'after the plan is settled' },
  'rectification-completed': { 'zh-CN': '整改措施执行完毕后', en: 'after the measures are complete' },
  reviewed: { 'zh-CN': '审核通过后', en: 'after the review' },
};

const UNITS: Partial<Record<LimitUnit, Record<Locale, (amount: number) => string>>> = {
  minute: { 'zh-CN': (amount) => `${amount} 分钟`, en: (amount) => `${amount} minutes` },
  hour: { 'zh-CN': (amount) => `${amount} 小时`, en: (amount) => `${amount} hours` },
  openHour: { 'zh-CN': (amount) => `${amount} 个工作小时`, en: (amount) => `${amount} opening hours` },
  workingDay: {
    'zh-CN': (amount) => `${amount} 个工作日`,
    en: (amount) => (amount === 1 ? '1 working day' : `${amount} working days`),
  },
  calendarDay: { 'zh-CN': (amount) => `${amount} 日`, en: (amount) => (amount === 1 ? '1 day' : `${amount} days`) },
};

/** 整改措施执行完毕后 5 个工作日以内; '' where it has no figure of its own. */
function withinInWords({ startEvent, amount, unit }: LimitToCome, locale: Locale): string {
  const [after, span] = [AFTER[startEvent]?.[locale], UNITS[unit]?.[locale](amount)];
  if (after === undefined || span === undefined) return '';
  return locale === 'en' ? `within ${span} ${after}` : `${after} ${span}以内`;
}

/** Answers whose limits have not begun. */
export function limitsToCome(
  limits: readonly LimitToCome[],
  begun: readonly CaseClock[],
  { complexity }: Pick<Complaint, 'complexity'>,
  entries: readonly ListEntry[],
  locale: Locale,
): Record<'step' | 'within' | 'source', string>[] {
  const steps = new Set(begun.map(({ step }) => step));
  const isOfOther = ({ conditions }: LimitToCome): boolean =>
    complexity !== null && conditions.includes(complexity === 'simple' ? 'complex' : 'simple');
  const found = limits.flatMap((limit) => {
    const { step, stopEvent, startEvent } = limit;
    const within = withinInWords(limit, locale);
    if (within === '' || !ANSWERS.includes(stopEvent) || steps.has(step) || isOfOther(limit)) return [];
    // What repeats, and what is put right a second time, is not promised at the beginning.
    if (startEvent === stopEvent || limit.conditions.includes(true)) return [];
    return [{ step: stepName(entries, step, locale), within, source: sourceIn(limit, locale) }];
  });
  return found;
}

/** 《…》第八条、第十条 */
export function articlesInWords(
  articles: readonly { regulation: Regulation; article: string }[],
  locale: Locale,
): string {
  const titles = [...new Set(articles.map(({ regulation }) => regulation))];
  const comma = locale === 'en' ? ', ' : '、';
  return titles
    .map((regulation) => {
      const its = articles
        .filter((one) => one.regulation === regulation)
        .map((one) => articleName(one.article, locale));
      return `${titleIn(regulation.id, locale)}${locale === 'en' ? ', ' : ''}${its.join(comma)}`;
    })
    .join(locale === 'en' ? '; ' : '；');
}
