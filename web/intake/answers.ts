/** The complainant's answers on their way through the pages: read and checked the same way each time. */
import { createHmac } from 'node:crypto';
import type { Request } from 'express';
import { CATEGORIES, type Category } from '../../domain/cases/index.js';
import { isPhone, type ComplaintContent } from '../../domain/content/index.js';
import { type Id, type Locale, CURRENT_PRIVACY_NOTICE } from '../../domain/core/index.js';
import type { FileComplaintInput } from '../../domain/intake/index.js';
import { field } from '../shell/form-fields.js';
import { EMAIL } from './contact-patterns.js';
import { LONGEST_CONTENT } from './content-lengths.js';

/** Field names as in the form; every value is text as it was typed. */
export interface Answers {
  /** `yes` | `no` | '' */
  safetyHazard: string;
  category: string;
  content: string;
  occurredAt: string;
  address: string;
  desiredOutcome: string;
  complainantName: string;
  phone: string;
  email: string;
}

export type AnswerName = keyof Answers;

/** In the order of the form. */
export const ANSWER_NAMES: readonly AnswerName[] = [
  'safetyHazard',
  'category',
  'content',
  'occurredAt',
  'address',
  'desiredOutcome',
  'complainantName',
  'phone',
  'email',
];

const LONGEST: Partial<Record<AnswerName, number>> = LONGEST_CONTENT;

export function noAnswers(): Answers {
  return Object.fromEntries(ANSWER_NAMES.map((name) => [name, ''])) as unknown as Answers;
}

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

function wrong(answers: Answers, name: AnswerName): string | null {
  const value = answers[name].normalize('NFKC');
  switch (name) {
    case 'safetyHazard':
      return ['yes', 'no'].includes(value) ? null : 'missing';
    case 'category':
      return CATEGORIES.includes(value as Category) ? null : 'missing';
    case 'content':
    case 'complainantName':
      return value === '' ? 'missing' : null;
    case 'phone':
      if (value === '') return 'missing';
      return isPhone(value) ? null : 'wrong';
    case 'email':
      return value === '' || EMAIL.test(value) ? null : 'wrong';
    default:
      return null;
  }
}

/** What has to be changed, by field; empty where everything is in order. */
export function checkAnswers(answers: Answers): Mistakes {
  const mistakes: Mistakes = {};
  for (const name of ANSWER_NAMES) {
    const count = LONGEST[name] ?? Infinity;
    const problem = wrong(answers, name) ?? ([...answers[name]].length > count ? 'long' : null);
    if (problem !== null) mistakes[name] = { key: `public.complain.${name}.${problem}`, count };
  }
  return mistakes;
}

/** What goes along with the answers: of the matter, and the outage that it is about. */
export interface Besides extends Pick<ComplaintContent, 'details'> {
  massEventId: Id | null;
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
    category: answers.category as Category,
    safetyHazard: answers.safetyHazard === 'yes',
    locale,
    submissionToken: token,
    complainantName: answers.complainantName,
    phone: answers.phone.normalize('NFKC'),
    email: answers.email.normalize('NFKC'),
    address: answers.address,
    content: answers.content,
    occurredAt: answers.occurredAt,
    desiredOutcome: answers.desiredOutcome,
    ...(details && { details }),
    ...(massEventId !== null && { massEventId }),
  };
}
