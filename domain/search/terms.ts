/** What a person looks for, word by word: which tokens find it, and whether a content really holds it. */
import type { Complaint } from '../cases/model.js';
import { normalizeNumber } from '../cases/number.js';
import {
  isPhone,
  normalizeText,
  queryTokens,
  isSurname,
  searchableWords,
  phoneKey,
  endsPhone,
} from '../content/index.js';
import type { ComplaintContent } from '../content/model.js';
import type { Keys } from '../core/privacy/keys.js';

export interface Term {
  word: string;
  /** All tokens of one group must be there; one group is enough. */
  groups: string[][];
  /** Tokens are those of two letters: more letters may stand elsewhere and apart, and are looked for in the words. */
  exact: boolean;
}

/** Why a word finds less than one might think. */
export interface SearchNotes {
  /** Nothing can be found by it. */
  short: string[];
  /** One letter finds names that begin with it, and nothing else. */
  surname: string[];
  /** Digits that are too few for the end of a phone number. */
  digits: string[];
}

const NUMBER_IN_WORDS = /\+?\(?\d[\d\s().-]{5,}\d/u;

const BETWEEN = /[\s,;、。]+/u;

/** 测试甲 199 0000 0000 → 测试甲, 199 0000 0000: a phone number is one word, whatever stands between its digits. */
function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKC').trim();
  if (isPhone(plain) || normalizeNumber(plain) !== null) return [plain];
  const number = NUMBER_IN_WORDS.exec(plain);
  if (number === null || !isPhone(number[0]))
    return [...new Set(plain.split(BETWEEN).filter((word) => normalizeText(word) !== ''))];
  const [before, after] = [plain.slice(0, number.index), plain.slice(number.index + number[0].length)];
  // Digits that go on in letters are a part of an address.
  if (/[\p{L}\d]$/u.test(before) || /^[\p{L}\d]/u.test(after))
    return [...new Set(plain.split(BETWEEN).filter((word) => normalizeText(word) !== ''))];
  return [...wordsOf(before), number[0], ...wordsOf(after)];
}

export function termsOf(keys: Keys, text: string): Term[] {
  return wordsOf(text).flatMap((word) => {
    const groups = queryTokens(keys, word);
    const exact = [...normalizeText(word)].length <= 2;
    return canFind(word) ? [{ word, groups, exact }] : [];
  });
}

const lengthOf = (word: string): number => [...normalizeText(word)].length;

const canFind = (word: string): boolean => lengthOf(word) >= 2 || isSurname(normalizeText(word));

export function notesOf(text: string): SearchNotes {
  const words = wordsOf(text);
  return {
    short: words.filter((word) => !canFind(word)),
    surname: words.filter((word) => lengthOf(word) === 1 && canFind(word)),
    digits: words.filter((word) => /^\d{2,3}$/.test(word)),
  };
}

/** Hits of tokens are hits of pieces: only what holds the whole word counts. */
export function holds(
  { externalNumber }: Pick<Complaint, 'externalNumber'>,
  content: ComplaintContent,
  word: string,
): boolean {
  const wanted = normalizeText(word);
  if (lengthOf(word) === 1) return normalizeText(content.complainantName).startsWith(wanted);
  if (searchableWords(content, externalNumber).some((one) => normalizeText(one).includes(wanted))) return true;
  const line = phoneKey(content.phone);
  return (isPhone(word) && line === phoneKey(word)) || (endsPhone(word) && line.endsWith(wanted));
}
