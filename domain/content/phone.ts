/** Phone numbers, which one person writes in many ways. What was typed stays as it was typed; this is what is compared. */

/** The company's country, which nobody dials at home. */
const COUNTRY = '86';

/** 转8001, 分机 8001, ext. 8001, x8001, #8001: who answers, not which line it is. */
const EXTENSION = /\s*(?:转|轉|分机|分機|ext(?:ension)?\.?|x|[#*,;])\s*[:.]?\s*\d{1,6}$/iu;

/** 010-12345678-8001 */
const HYPHENATED_EXTENSION = /^((?:\+?86[\s-]*)?\(?0(?:10|2\d|[3-9]\d{2})\)?[\s-]*\d{7,8})\s*-\s*\d{1,6}$/u;

const LINE = /^\(?\+?[\d\s().-]+$/u;

const ABROAD = /^\(?\+/u;

/** Digits of the shortest service number, and of the longest number of the world. */
const [FEWEST, MOST] = [5, 17];

/** Letters of a Chinese keyboard, and dashes of every kind, as a telephone has them. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Dash_Punctuation}/gu, '-')
    .trim();

const lineOf = (text: string): string => plain(text).replace(EXTENSION, '').replace(HYPHENATED_EXTENSION, '$1');

/** Whether this is written as a phone number is. */
export function isPhone(text: string): boolean {
  const line = lineOf(text);
  const count = line.replace(/\D/g, '').length;
  return LINE.test(line) && count >= FEWEST && count <= MOST;
}

/**
 * The line as the world dials it: `+8613800000000` for 138 0000 0000, +86 138…, 0086-138… and full-width digits alike,
 * without its extension. '' where the text has no digit.
 */
export function phoneKey(text: string): string {
  const line = lineOf(text).replace('(0)', '');
  const digits = line.replace(/\D/g, '');
  if (digits === '') return '';
  const abroad = ABROAD.test(line) ? digits : /^00[1-9]\d{6,}$/.test(digits) ? digits.slice(2) : null;
  if (abroad !== null && !abroad.startsWith(COUNTRY)) return `+${abroad}`;
  const dialled = abroad?.slice(COUNTRY.length) ?? digits.replace(/^86(?=0?1[3-9]\d{9}$)/, '');
  return `+${COUNTRY}${dialled.replace(/^0+(?=\d)/, '')}`;
}
