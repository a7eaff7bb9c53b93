/**
 * How encrypted data is found: keyed hashes of whole values, of each pair of letters of the words, and of the pieces of
 * words that are rare however many complaints there are. Two letters of a town stand in every address.
 */
import type { Complaint } from '../cases/model.js';
import { recordOf } from '../core/own.js';
import type { Keys } from '../core/privacy/keys.js';
import { anonymousDetails, wordsOfDetails } from './details.js';
import { CONTENT_FIELDS, CONTENT_IDENTITY, CONTENT_NAMES } from './fields.js';
import type { ComplaintContent } from './model.js';
import { phoneKey, isPhone } from './phone.js';

/** Another one where something else is found by: what is stored is made again. */
export const SEARCH_VERSION = '5';

export const normalizeText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, '');

function bigrams(text: string): string[] {
  const letters = [...normalizeText(text)];
  return [...new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`))];
}

const LONGEST_CHAIN = 4;

const RUN = 6;

/** 解放路88, 解放路88号3, 解放路88号3单元502: each house number with the three letters before it, and on to what follows. */
function chainsOf(letters: string): string[][] {
  return [...letters.matchAll(/\D{3}\d+/gu)].map((start) => {
    const next = /\D{1,3}\d+/uy;
    next.lastIndex = start.index + start[0].length;
    const chain = [start[0]];
    for (let found = next.exec(letters); found && chain.length < LONGEST_CHAIN; found = next.exec(letters))
      chain.push(`${chain.at(-1) ?? ''}${found[0]}`);
    return chain;
  });
}

/** Each six digits in a row of a longer number. */
function runsOf(letters: string): string[] {
  return [...letters.matchAll(/\d{6,}/g)].flatMap(([run]) =>
    Array.from({ length: run.length - RUN + 1 }, (_, at) => run.slice(at, at + RUN)),
  );
}

function piecesOf(text: string): string[] {
  const letters = normalizeText(text);
  return [...new Set([...chainsOf(letters).flat(), ...runsOf(letters)])];
}

/** What everything that holds the text has of pieces, the longest only. A number at the text's end may go on: it is none. */
function piecesWithin(text: string): string[] {
  const letters = normalizeText(text);
  const longest = chainsOf(letters).flatMap((chain) => chain.filter((piece) => !letters.endsWith(piece)).at(-1) ?? []);
  return [...new Set([...longest, ...runsOf(letters)])];
}

/** A person who made a report is found by nobody: only its words are. */
export const searchable = ({ report }: Pick<Complaint, 'report'>, content: ComplaintContent): ComplaintContent =>
  report
    ? {
        ...content,
        ...recordOf(CONTENT_IDENTITY, () => ''),
        ...(content.details && { details: anonymousDetails(content.details) }),
      }
    : content;

/** One line, however it is written; null where there is none. */
export const phoneToken = (keys: Keys, phone: string): string | null =>
  phoneKey(phone) === '' ? null : keys.hash('phone', phoneKey(phone));

/** What only the same person has written: name and phone together. null where one of them is missing. */
export function personTokens(
  keys: Keys,
  { complainantName, phone }: Pick<ComplaintContent, 'complainantName' | 'phone'>,
): string[] | null {
  const [name, line] = [normalizeText(complainantName), phoneKey(phone)];
  return name === '' || line === '' ? null : [keys.hash('name', name), keys.hash('phone', line)];
}

/** Fewer digits of a phone are those of a tenth of all. */
const PHONE_END = 4;

/** The last digits of a phone number: four or more, and less than all. */
export const endsPhone = (text: string): boolean => /^\d{4,10}$/.test(text.normalize('NFKC'));

/** One letter that a Chinese name may begin with. */
export const isSurname = (text: string): boolean => /^\p{Script=Han}$/u.test(text);

/** Whole values of a person, and what people remember of them. */
function personHashes(keys: Keys, { complainantName, phone }: ComplaintContent): string[] {
  const [name, line] = [normalizeText(complainantName), phoneKey(phone)];
  const [surname = ''] = [...name];
  return [
    ...(name === '' ? [] : [keys.hash('name', name)]),
    ...(isSurname(surname) ? [keys.hash('surname', surname)] : []),
    ...(line === '' ? [] : [keys.hash('phone', line), keys.hash('phone end', line.slice(-PHONE_END))]),
  ];
}

/** What is found by its words; the number of the body that passed it on is as good as a word. */
export const searchableWords = (content: ComplaintContent, externalNumber: string | null): string[] => [
  ...CONTENT_NAMES.filter((name) => CONTENT_FIELDS[name].searchable).map((name) => content[name]),
  externalNumber ?? '',
  ...wordsOfDetails(content),
];

/** What a complaint can be found by. */
export function tokensOf(
  keys: Keys,
  content: ComplaintContent,
  { externalNumber = null }: Partial<Pick<Complaint, 'externalNumber'>> = {},
): string[] {
  const exact = personHashes(keys, content);
  const words = searchableWords(content, externalNumber);
  const pairs = words.flatMap(bigrams).map((pair) => keys.hash('bigram', pair));
  const pieces = words.flatMap(piecesOf).map((piece) => keys.hash('piece', piece));
  return [...new Set([...exact, ...pairs, ...pieces])];
}

/** What to look for: all of one group must be there, one group is enough. Empty where the text is too short. */
export function queryTokens(keys: Keys, text: string): string[][] {
  const letters = normalizeText(text);
  const groups = [[keys.hash('name', letters)]];
  if (isSurname(letters)) groups.push([keys.hash('surname', letters)]);
  if (endsPhone(text)) groups.push([keys.hash('phone end', letters.slice(-PHONE_END))]);
  if (isPhone(text)) groups.push([keys.hash('phone', phoneKey(text))]);
  const pieces = piecesWithin(text);
  const pairs = bigrams(text);
  if (pieces.length > 0) groups.push(pieces.map((piece) => keys.hash('piece', piece)));
  else if (pairs.length > 0) groups.push(pairs.map((pair) => keys.hash('bigram', pair)));
  return letters === '' ? [] : groups;
}
