/** The words and dates that go into notices, in the language of whoever reads them. */
import { addDays, instantOf, localDateOf } from './calendar/local-date.js';
import type { CaseClock, Complaint, ComplaintContent, Instant, Locale } from './model.js';

const STEPS: Record<string, Record<Locale, string>> = {
  register: { 'zh-CN': '登记投诉', en: 'Registration' },
  classify: { 'zh-CN': '投诉分类', en: 'Classification' },
  investigate: { 'zh-CN': '调查核实并拟定处理方案', en: 'Investigation and plan' },
  rectify: { 'zh-CN': '执行整改措施', en: 'Rectification' },
  result: { 'zh-CN': '反馈处理结果', en: 'Result to the complainant' },
};

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
export function dueInWords(dueAt: Instant, locale: Locale, zone: string): string {
  const day = localDateOf(dueAt, zone);
  if (instantOf(day, zone) !== dueAt) return format(dueAt, locale, zone, true);
  return `${format(instantOf(addDays(day, -1), zone), locale, zone, false)} 24:00`;
}

export function noticeFacts(input: {
  complaint: Complaint;
  content: ComplaintContent;
  clock: CaseClock | null;
  level: number | null;
  answers: Record<string, unknown>;
  companyName: string;
  now: Instant;
  locale: Locale;
  zone: string;
}): Record<string, string> {
  const { complaint, content, clock, level, answers, companyName, now, locale, zone } = input;
  const text = (name: string): string => (typeof answers[name] === 'string' ? answers[name] : '');
  return {
    number: complaint.number,
    complainantName: content.complainantName,
    companyName,
    receivedAt: format(complaint.receivedAt, locale, zone, true),
    sentOn: format(now, locale, zone, false),
    reason: text('declineReason'),
    resultText: text('resultText'),
    apology: answers['apology'] === true ? 'yes' : '',
    step: clock === null ? '' : (STEPS[clock.step]?.[locale] ?? clock.step),
    dueAt: clock === null ? '' : dueInWords(clock.dueAt, locale, zone),
    ruleId: clock?.ruleId ?? '',
    article: clock?.article ?? '',
    level: level === null ? '' : String(level),
  };
}
