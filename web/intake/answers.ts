/** The complainant's answers on their way through the pages: read and checked the same way each time. */
import { createHmac } from 'node:crypto';
import type { Request } from 'express';
import {
  ASKED_CONTENT,
  CONTENT_FIELDS,
  type ComplaintContent,
  type ContentName,
  isPhone,
  tooLong,
  typedContent,
} from '../../domain/content/index.js';
import { type Locale, CURRENT_PRIVACY_NOTICE, recordOf } from '../../domain/core/index.js';
import type { ContentAsked, FileComplaintInput } from '../../domain/intake/index.js';
import type { MassEventId } from '../../domain/mass-events/index.js';
import { EMAIL } from '../shell/contact-patterns.js';
import { field } from '../shell/form-fields.js';

/** Field names as in the form; every value is text as it was typed. */
export interface Answers extends Record<ContentName, string> {
  /** `yes` | `no` | '' */
  safetyHazard: string;
  category: string;
  /** Asked where the company offers more than one there. */
  matterKind: string;
}

export type AnswerName = keyof Answers;

/** In the order of the form. */
export const ANSWER_NAMES: readonly AnswerName[] = ['safetyHazard', 'matterKind', 'category', ...ASKED_CONTENT];

export const noAnswers = (): Answers => recordOf(ANSWER_NAMES, () => '');

/** Without what the policy does not ask: it was typed before the policy held. */
export const withoutHidden = (answers: Answers, { hidden }: ContentAsked): Answers => ({
  ...answers,
  ...recordOf(hidden, () => ''),
});

/** What a page has sent of its own questions. */
export function readAnswers(req: Request, names: readonly AnswerName[]): Partial<Answers> {
  return Object.fromEntries(names.map((name) => [name, field(req, name)]));
}

export interface Mistake {
  /** Key of the words. */
  key: string;
  count: number;
}

export type Mistakes = Partial<Record<AnswerName, Mistake>>;

/** Codes that may be chosen. */
export interface Offered {
  kinds: readonly string[];
  categories: readonly string[];
  /** What the policy has asked otherwise. */
  content: ContentAsked;
}

function wrong(answers: Answers, name: AnswerName, { kinds, categories, content }: Offered): string | null {
  const value = answers[name].normalize('NFKC');
  // Where there is but one nothing is asked.
  if (name === 'matterKind') return kinds.length < 2 || kinds.includes(value) ? null : 'missing';
  if (name === 'safetyHazard') return ['yes', 'no'].includes(value) ? null : 'missing';
  if (name === 'category') return categories.includes(value) ? null : 'missing';
  const { kind, required } = CONTENT_FIELDS[name];
  if (value === '') return required.includes('portal') || content.required.includes(name) ? 'missing' : null;
  if (kind === 'phone' && !isPhone(value)) return 'wrong';
  return kind === 'email' && !EMAIL.test(value) ? 'wrong' : null;
}

/**
 * What has to be changed, by field; empty where everything is in order.
 */
export function checkAnswers(answers: Answers, offered: Offered): Mistakes {
  const mistakes: Mistakes = {};
  const long: readonly string[] = tooLong(answers);
  for (const name of ANSWER_NAMES) {
    const chosen = name === 'safetyHazard' || name === 'category' || name === 'matterKind';
    const count = chosen ? Infinity : CONTENT_FIELDS[name].longest;
    const problem = wrong(answers, name, offered) ?? (long.includes(name) ? 'long' : null);
    if (problem !== null) mistakes[name] = { key: `public.complain.${name}.${problem}`, count };
  }
  return mistakes;
}

/** What goes along with the answers: of the matter, and the outage that it is about. */
export interface Besides extends Pick<ComplaintContent, 'details'> {
  massEventId: MassEventId | null;
}

/**
 * The same draft with the same answers is the same complaint (double click, reload, two tabs). Going back and changing
 * an answer makes another token: a changed complaint is never silently dropped.
 */
export function submissionToken(secret: string, token: string, answers: Answers, besides: Besides): string {
  return createHmac('sha256', secret)
    .update(`complaint\n${token}\n${JSON.stringify([answers, besides])}`)
    .digest('hex');
}

export function toInput(
  answers: Answers,
  { details, massEventId }: Besides,
  locale: Locale,
  token: string,
): FileComplaintInput {
  return {
    channel: 'web',
    privacyNotice: CURRENT_PRIVACY_NOTICE,
    ...(answers.matterKind !== '' && { matterKind: answers.matterKind }),
    category: answers.category === '' ? null : answers.category,
    safetyHazard: answers.safetyHazard === 'yes',
    locale,
    submissionToken: token,
    ...typedContent(answers),
    ...(details && { details }),
    ...(massEventId !== null && { massEventId }),
  };
}
