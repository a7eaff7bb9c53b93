/** What a member of staff writes down while listening: read and checked. */
import type { Request } from 'express';
import { HEARD_BY } from '../../../domain/cases/index.js';
import {
  ASKED_CONTENT,
  CONTENT_FIELDS,
  isPhone,
  requiredAt,
  TOLD_WORDS,
  typedContent,
} from '../../../domain/content/index.js';
import { COMPLAINT } from '../../../domain/organisation/index.js';
import { isId, isLocalDate, recordOf } from '../../../domain/core/index.js';
import type { ContentAsked, FileComplaintInput } from '../../../domain/intake/index.js';
import type { MassEventId } from '../../../domain/mass-events/index.js';
import { tellsOfDanger } from '../../../domain/safety/index.js';
import { EMAIL } from '../../shell/contact-patterns.js';
import { field, instantOfMinute } from '../../shell/form-fields.js';

export const NAMES = [
  'channel',
  'receivedAt',
  'heardBy',
  'heardAt',
  'externalNumber',
  'externalDueOn',
  'safetyHazard',
  'noDanger',
  'matterKind',
  'category',
  ...ASKED_CONTENT,
  'massEventId',
] as const;

export type Name = (typeof NAMES)[number];

export type Answers = Record<Name, string>;

/** Codes of `desk.registration.errors.<name>`. */
export type Mistakes = Partial<Record<Name, string>>;

export const LONGEST: Partial<Record<Name, number>> = {
  externalNumber: 60,
  ...recordOf(ASKED_CONTENT, (name) => CONTENT_FIELDS[name].longest),
};

export const noAnswers = (): Answers => recordOf(NAMES, () => '');

/** @param hidden pieces of the complaint that the policy does not ask */
export const readAnswers = (req: Request, hidden: ContentAsked['hidden']): Answers => ({
  ...recordOf(NAMES, (name) => (hidden.some((one) => one === name) ? '' : field(req, name))),
  // A page that was opened before it asked for the kind sends none.
  matterKind: field(req, 'matterKind') || COMPLAINT,
});

/** Codes that the page offers. */
export interface Offered {
  channels: readonly string[];
  kinds: readonly string[];
  categories: readonly string[];
}

/** @param wanted pieces of the complaint that the policy requires */
export function checkAnswers(
  answers: Answers,
  zone: string,
  { channels, kinds, categories }: Offered,
  wanted: ContentAsked['required'],
): Mistakes {
  const mistakes: Mistakes = {};
  for (const name of NAMES) if ([...answers[name]].length > (LONGEST[name] ?? Infinity)) mistakes[name] = 'long';
  if (!channels.includes(answers.channel)) mistakes.channel = 'missing';
  if (!kinds.includes(answers.matterKind)) mistakes.matterKind = 'missing';
  if (!categories.includes(answers.category)) mistakes.category = 'missing';
  for (const name of [...requiredAt('desk'), ...wanted]) if (answers[name] === '') mistakes[name] = 'missing';
  // A person who listens may write a leak down and forget the box: they are asked once.
  const told = tellsOfDanger(TOLD_WORDS.map((name) => answers[name]).join('\n'));
  if (told && answers.safetyHazard !== 'true' && answers.noDanger !== 'true') mistakes.safetyHazard = 'asked';
  if (answers.phone !== '' && !isPhone(answers.phone)) mistakes.phone = 'wrong';
  if (answers.email !== '' && !EMAIL.test(answers.email.normalize('NFKC'))) mistakes.email = 'wrong';
  if (answers.externalDueOn !== '' && !isLocalDate(answers.externalDueOn)) mistakes.externalDueOn = 'wrong';
  for (const name of ['receivedAt', 'heardAt'] as const)
    if (answers[name] !== '' && instantOfMinute(answers[name], zone) === null) mistakes[name] = 'wrong';
  return mistakes;
}

const given = <K extends string, V extends string>(key: K, value: V | null): Partial<Record<K, V>> =>
  value === null || value === '' ? {} : recordOf([key], () => value);

export function toInput(answers: Answers, zone: string, token: string): Omit<FileComplaintInput, 'by'> {
  const heardBy = HEARD_BY.find((one) => one === answers.heardBy);
  return {
    channel: answers.channel,
    category: answers.category,
    safetyHazard: answers.safetyHazard === 'true',
    matterKind: answers.matterKind,
    locale: 'zh-CN',
    ...typedContent(answers),
    ...given('receivedAt', instantOfMinute(answers.receivedAt, zone)),
    ...(heardBy && { heardBy }),
    ...given('heardAt', instantOfMinute(answers.heardAt, zone)),
    ...given('externalNumber', answers.externalNumber),
    ...(isLocalDate(answers.externalDueOn) && { externalDueOn: answers.externalDueOn }),
    ...(isId<MassEventId>(answers.massEventId) && { massEventId: answers.massEventId }),
    submissionToken: token,
  };
}
