/** Spans of time as people write them: 5个工作日, 二十四小时, 半个小时, 24 hours. */

/** What a span is measured in; `day`: the text does not say whether it is a working day. */
export type Measure = 'minute' | 'workingDay' | 'calendarDay' | 'day' | 'month';

export interface Span {
  amount: number;
  measure: Measure;
  /** As it is written. */
  words: string;
}

const DIGITS = '零一二三四五六七八九';
const OTHER_DIGITS: Readonly<Record<string, number>> = { 〇: 0, 两: 2 };
const PLACES: Readonly<Record<string, number>> = { 十: 10, 百: 100 };

/** 二十四 → 24, 一百二十 → 120, 两 → 2 */
function chineseNumber(text: string): number {
  let [total, digit] = [0, 0];
  for (const sign of text) {
    const place = PLACES[sign];
    if (place === undefined) digit = OTHER_DIGITS[sign] ?? DIGITS.indexOf(sign);
    else [total, digit] = [total + (digit === 0 ? 1 : digit) * place, 0];
  }
  return total + digit;
}

const numberOf = (text: string): number => (/^\d/.test(text) ? Number(text) : chineseNumber(text));

/** A unit as it is written → what it is measured in, and how many of that it is. */
const UNITS: Readonly<Record<string, readonly [measure: Measure, times: number]>> = {
  分钟: ['minute', 1],
  刻钟: ['minute', 15],
  小时: ['minute', 60],
  工作小时: ['minute', 60],
  钟头: ['minute', 60],
  工作日: ['workingDay', 1],
  自然日: ['calendarDay', 1],
  日历日: ['calendarDay', 1],
  日: ['day', 1],
  天: ['day', 1],
  周: ['calendarDay', 7],
  星期: ['calendarDay', 7],
  月: ['month', 1],
  年: ['month', 12],
  minute: ['minute', 1],
  hour: ['minute', 60],
  'working day': ['workingDay', 1],
  'business day': ['workingDay', 1],
  'calendar day': ['calendarDay', 1],
  day: ['day', 1],
  week: ['calendarDay', 7],
  month: ['month', 1],
  year: ['month', 12],
};

const NUMERAL = '[零〇一二两三四五六七八九十百]';
const NUMBER = `(?:\\d+(?:\\.\\d+)?|${NUMERAL}+)`;
const names = (isEnglish: boolean): string =>
  Object.keys(UNITS)
    .filter((name) => /[a-z]/.test(name) === isEnglish)
    // 工作小时 is no 小时 alone.
    .sort((one, other) => other.length - one.length)
    .join('|');
/** 第三个工作日 and 同一日 are no spans; 三月 is a month of the calendar, 三个月 is a span. */
const IN_CHINESE = new RegExp(
  `(?<![第同任某\\d.]|${NUMERAL})(?:(${NUMBER})\\s*[-~—–至到]\\s*)?(${NUMBER}|半)\\s*(个)?\\s*(半)?\\s*个?\\s*(${names(false)})`,
  'g',
);
const IN_ENGLISH = new RegExp(
  `\\b(?:(\\d+)\\s*(?:-|–|to)\\s*)?(\\d+(?:\\.\\d+)?|half an?)[\\s-]+(${names(true)})s?\\b`,
  'gi',
);
/** 2026年12月1日, 十月一日 */
const DATES = new RegExp(`\\d{4}年(?:${NUMBER}月)?(?:${NUMBER}日)?|${NUMBER}月${NUMBER}日`, 'g');

function spans(words: string, unit: string, amounts: readonly number[]): Span[] {
  const [measure, times] = UNITS[unit.toLowerCase()] ?? ['day', 1];
  return amounts.map((amount) => ({ amount: amount * times, measure, words }));
}

/** All that a text names; 3至5个工作日 is two. */
export function spansIn(text: string): Span[] {
  const plain = text.normalize('NFKC').replace(DATES, ' ');
  const chinese = [...plain.matchAll(IN_CHINESE)].flatMap(([words, from, to = '', counted, half, unit = '']) => {
    if (unit === '月' && counted === undefined) return [];
    const upper = to === '半' ? 0.5 : numberOf(to) + (half === undefined ? 0 : 0.5);
    return spans(words, unit, from === undefined ? [upper] : [numberOf(from), upper]);
  });
  const english = [...plain.matchAll(IN_ENGLISH)].flatMap(([words, from, to = '', unit = '']) => {
    const upper = /^half/i.test(to) ? 0.5 : Number(to);
    return spans(words, unit, from === undefined ? [upper] : [Number(from), upper]);
  });
  return [...chinese, ...english];
}

const isDay = (measure: Measure): boolean => ['day', 'workingDay', 'calendarDay'].includes(measure);

/** Whether the two are measured in the same; a text that says 日 may mean either kind. */
export const isComparable = (one: Span, other: Span): boolean =>
  one.measure === other.measure ||
  (isDay(one.measure) && isDay(other.measure) && [one.measure, other.measure].includes('day'));

export const isSame = (one: Span, other: Span): boolean => isComparable(one, other) && one.amount === other.amount;
