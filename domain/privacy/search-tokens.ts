/** How encrypted data is found: keyed hashes of whole values, and of each pair of letters of the words. */
import type { Complaint, ComplaintContent } from '../model.js';
import type { Keys } from './keys.js';

export const normalizePhone = (text: string): string => text.normalize('NFKC').replace(/\D/g, '');
export const normalizeText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, '');

function bigrams(text: string): string[] {
  const letters = [...normalizeText(text)];
  return [...new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`))];
}

/** Whoever made a report is found by nobody: only its words are. */
export const searchable = ({ report }: Pick<Complaint, 'report'>, content: ComplaintContent): ComplaintContent =>
  report ? { ...content, complainantName: '', phone: '', email: '', address: '' } : content;

/** What a complaint can be found by. */
export function tokensOf(keys: Keys, content: ComplaintContent): string[] {
  const exact = [
    content.phone === '' ? null : keys.hash('phone', normalizePhone(content.phone)),
    content.complainantName === '' ? null : keys.hash('name', normalizeText(content.complainantName)),
  ].filter((hash) => hash !== null);
  const words = [content.content, content.address, content.complainantName, content.desiredOutcome].flatMap(bigrams);
  return [...new Set([...exact, ...words.map((pair) => keys.hash('bigram', pair))])];
}

/** What to look for: all of one group must be there, one group is enough. Empty where the text is too short. */
export function queryTokens(keys: Keys, text: string): string[][] {
  const phone = normalizePhone(text);
  const groups = [[keys.hash('name', normalizeText(text))]];
  if (phone.length >= 5) groups.push([keys.hash('phone', phone)]);
  const pairs = bigrams(text);
  if (pairs.length > 0) groups.push(pairs.map((pair) => keys.hash('bigram', pair)));
  return normalizeText(text) === '' ? [] : groups;
}
