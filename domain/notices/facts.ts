/** The words and dates that go into notices, in the language of the person who reads them. */
import type { Complaint } from '../cases/model.js';
import type { ComplaintContent } from '../content/model.js';
import type { Locale } from '../core/locale.js';
import type { Instant } from '../core/time/instant.js';
import { localDateOf, startOfDay, addDays } from '../core/time/local-date.js';
import type { CaseClock } from '../deadlines/model.js';
import { stepName } from '../deadlines/steps.js';
import { regulationOf, articleName } from '../regulations/index.js';
import type { NoticeFacts } from './model.js';

function format(at: Instant, locale: Locale, zone: string, withTime: boolean): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    ...(withTime && { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  }).format(new Date(at));
}

/** Midnight is written as the 24:00 that ends the day. */
function dueInWords(dueAt: Instant, locale: Locale, zone: string): string {
  const day = localDateOf(dueAt, zone);
  if (startOfDay(day, zone) !== dueAt) return format(dueAt, locale, zone, true);
  return `${format(startOfDay(addDays(day, -1), zone), locale, zone, false)} 24:00`;
}

/** 《燃气用户投诉管理制度》: the regulation that the case is handled by. */
function regulationIn({ policyVersion }: Complaint, locale: Locale): string {
  const regulation = regulationOf(policyVersion);
  if (!regulation) return '';
  return locale === 'en' ? regulation.titleEn : `《${regulation.title.replace(/范本$/, '')}》`;
}

const limitFacts = ({ step, dueAt, ruleId, article }: CaseClock, locale: Locale, zone: string) => ({
  step: stepName(step, locale),
  dueAt: dueInWords(dueAt, locale, zone),
  ruleId,
  article: articleName(article, locale),
});

/** Templates of bundles that were deployed before fields were quoted by their keys. */
function namesOfEarlierBundles(quotes: NoticeFacts): NoticeFacts {
  const isCode = (key: string, code: string): string => {
    const codes = quotes[`${key}Is`];
    return typeof codes === 'object' && code in codes ? 'yes' : '';
  };
  return {
    reason: quotes['declineReason'] ?? '',
    malicious: isCode('declineGround', 'malicious'),
    appealUpheld: isCode('appealOutcome', 'upheld'),
  };
}

export function noticeFacts(input: {
  complaint: Complaint;
  content: ComplaintContent;
  /** What the notice is about: of several the first stands for all where a template names one. */
  clocks: readonly CaseClock[];
  level: number | null;
  /** What the case's forms let a notice say. */
  quotes: NoticeFacts;
  companyName: string;
  now: Instant;
  locale: Locale;
  zone: string;
}): NoticeFacts {
  const { complaint, content, clocks, level, quotes, companyName, now, locale, zone } = input;
  const limits = clocks.map((clock) => limitFacts(clock, locale, zone));
  const [first = { step: '', dueAt: '', ruleId: '', article: '' }] = limits;
  return {
    ...quotes,
    ...namesOfEarlierBundles(quotes),
    number: complaint.number,
    complainantName: content.complainantName || (locale === 'en' ? 'customer' : '尊敬的用户'),
    companyName,
    receivedAt: format(complaint.receivedAt, locale, zone, true),
    sentOn: format(now, locale, zone, false),
    criterion: complaint.majorCriterion ?? '',
    ...first,
    limits,
    step: limits.map(({ step }) => step).join(locale === 'en' ? ', ' : '、'),
    regulation: regulationIn(complaint, locale),
    level: level === null ? '' : String(level),
  };
}
