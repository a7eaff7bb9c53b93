/** What somebody of the staff writes down while listening: read and checked. */
import type { Request } from 'express';
import {
  CHANNELS,
  type Channel,
  CATEGORIES,
  type Category,
  HEARD_BY,
  type HeardBy,
} from '../../../domain/cases/index.js';
import { isPhone } from '../../../domain/content/index.js';
import { type Instant, instantAt } from '../../../domain/core/index.js';
import type { FileComplaintInput } from '../../../domain/intake/index.js';
import { tellsOfDanger } from '../../../domain/safety/index.js';
import { field } from '../../shell/form-fields.js';
import { EMAIL } from '../contact-patterns.js';
import { LONGEST_CONTENT } from '../content-lengths.js';

export const NAMES = [
  'channel',
  'receivedAt',
  'heardBy',
  'heardAt',
  'externalNumber',
  'externalDueOn',
  'safetyHazard',
  'noDanger',
  'report',
  'category',
  'content',
  'occurredAt',
  'address',
  'desiredOutcome',
  'complainantName',
  'phone',
  'email',
  'massEventId',
] as const;

export type Name = (typeof NAMES)[number];

export type Answers = Record<Name, string>;

/** Codes of `desk.registration.errors.<name>`. */
export type Mistakes = Partial<Record<Name, string>>;

export const LONGEST: Partial<Record<Name, number>> = {
  externalNumber: 60,
  ...LONGEST_CONTENT,
};

const MINUTE_OF_DAY = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const noAnswers = (): Answers => Object.fromEntries(NAMES.map((name) => [name, ''])) as Answers;

export const readAnswers = (req: Request): Answers =>
  Object.fromEntries(NAMES.map((name) => [name, field(req, name)])) as Answers;

/** `2026-11-26T10:05`, as a date field sends it, in the company's zone. */
export function instantOfMinute(text: string, zone: string): Instant | null {
  const [, day, hours, minutes] = MINUTE_OF_DAY.exec(text) ?? [];
  if (day === undefined || Number.isNaN(Date.parse(`${day}T00:00:00Z`))) return null;
  return Number(hours) > 23 || Number(minutes) > 59 ? null : instantAt(day, zone, Number(hours) * 60 + Number(minutes));
}

export function checkAnswers(answers: Answers, zone: string): Mistakes {
  const mistakes: Mistakes = {};
  for (const [name, most] of Object.entries(LONGEST) as [Name, number][])
    if ([...answers[name]].length > most) mistakes[name] = 'long';
  if (!CHANNELS.includes(answers.channel as Channel)) mistakes.channel = 'missing';
  if (!CATEGORIES.includes(answers.category as Category)) mistakes.category = 'missing';
  if (answers.content === '') mistakes.content = 'missing';
  // Whoever listens may write a leak down and forget the box: they are asked once.
  const told = tellsOfDanger(`${answers.content}\n${answers.desiredOutcome}`);
  if (told && answers.safetyHazard !== 'true' && answers.noDanger !== 'true') mistakes.safetyHazard = 'asked';
  if (answers.phone !== '' && !isPhone(answers.phone)) mistakes.phone = 'wrong';
  if (answers.email !== '' && !EMAIL.test(answers.email.normalize('NFKC'))) mistakes.email = 'wrong';
  if (answers.externalDueOn !== '' && !DAY.test(answers.externalDueOn)) mistakes.externalDueOn = 'wrong';
  for (const name of ['receivedAt', 'heardAt'] as const)
    if (answers[name] !== '' && instantOfMinute(answers[name], zone) === null) mistakes[name] = 'wrong';
  return mistakes;
}

const given = <K extends string>(key: K, value: string | null): Partial<Record<K, string>> =>
  value === null || value === '' ? {} : ({ [key]: value } as Record<K, string>);

export function toInput(answers: Answers, zone: string, token: string): Omit<FileComplaintInput, 'by'> {
  const { complainantName, phone, email, address, content, occurredAt, desiredOutcome } = answers;
  const heardBy = HEARD_BY.find((one) => one === answers.heardBy);
  return {
    channel: answers.channel as Channel,
    category: answers.category as Category,
    safetyHazard: answers.safetyHazard === 'true',
    report: answers.report === 'true',
    locale: 'zh-CN',
    complainantName,
    phone: phone.normalize('NFKC'),
    email: email.normalize('NFKC'),
    address,
    content,
    occurredAt,
    desiredOutcome,
    ...given('receivedAt', instantOfMinute(answers.receivedAt, zone)),
    ...(heardBy && { heardBy: heardBy as HeardBy }),
    ...given('heardAt', instantOfMinute(answers.heardAt, zone)),
    ...given('externalNumber', answers.externalNumber),
    ...given('externalDueOn', answers.externalDueOn),
    ...given('massEventId', answers.massEventId),
    submissionToken: token,
  };
}
