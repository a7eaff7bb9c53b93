/** What a correction says, field by field: read, checked, and set against the version that its form was opened with. */
import type { Request } from 'express';
import type { Complaint } from '../../../domain/cases/index.js';
import {
  CONTENT_IDENTITY,
  CONTENT_WORDS,
  CASE_FACTS,
  type ComplaintContent,
  isPhone,
  type ContentChanges,
  LONGEST_ANSWER,
  requiredAt,
} from '../../../domain/content/index.js';
import { isLocalDate, LONGEST_REASON, own, recordOf } from '../../../domain/core/index.js';
import { isChannel } from '../../../domain/organisation/index.js';
import { LONGEST } from '../../intake/index.js';
import { EMAIL } from '../../shell/contact-patterns.js';
import { field, fieldList } from '../../shell/form-fields.js';

export const NAMES = [...CONTENT_IDENTITY, ...CONTENT_WORDS, ...CASE_FACTS] as const;

export type Name = (typeof NAMES)[number];

type FactName = (typeof CASE_FACTS)[number];

/** The id of the field of a question. */
export const detailId = (key: string): string => `details-${key}`;

const wasId = (name: FactName): string => `was-${name}`;

export interface Given {
  version: number;
  /** Empty identity fields are left as they are: the form does not show what stands there. */
  answers: Record<Name, string>;
  /** Identity fields to be emptied. */
  clear: string[];
  details: Record<string, string>;
  /** The facts as the form was opened with. */
  was: Record<FactName, string>;
  reason: string;
}

/** How long what stands in a field may be, in characters. */
export const longestOf = (name: string): number =>
  name === 'reason' ? LONGEST_REASON : (own<number>(LONGEST, name) ?? LONGEST_ANSWER);

/** Field → code of `desk.correction.errors` or of `desk.registration.errors.<name>`. */
export type Mistakes = Record<string, string>;

export const factsIn = ({ channel, externalNumber, externalDueOn }: Complaint): Record<FactName, string> => ({
  channel,
  externalNumber: externalNumber ?? '',
  externalDueOn: externalDueOn ?? '',
});

export function readCorrection(req: Request, content: ComplaintContent): Given {
  const read = <N extends string>(names: readonly N[], id: (name: N) => string): Record<N, string> =>
    recordOf(names, (name) => field(req, id(name)));
  return {
    version: Number(field(req, 'version')),
    answers: read(NAMES, (name) => name),
    clear: fieldList(req, 'clear'),
    details: read(
      (content.details?.answers ?? []).map(({ key }) => key),
      detailId,
    ),
    was: read(CASE_FACTS, wasId),
    reason: field(req, 'reason'),
  };
}

/** @param channels that may be chosen, and the one that it has */
export function checkCorrection({ answers, details, reason }: Given, channels: readonly string[]): Mistakes {
  const mistakes: Mistakes = {};
  for (const name of NAMES) if ([...answers[name]].length > longestOf(name)) mistakes[name] = 'long';
  for (const [key, text] of Object.entries(details))
    if ([...text].length > longestOf(key)) mistakes[detailId(key)] = 'long';
  if (answers.phone !== '' && !isPhone(answers.phone)) mistakes['phone'] = 'wrong';
  if (answers.email !== '' && !EMAIL.test(answers.email.normalize('NFKC'))) mistakes['email'] = 'wrong';
  if (!channels.includes(answers.channel)) mistakes['channel'] = 'missing';
  if (answers.externalDueOn !== '' && !isLocalDate(answers.externalDueOn)) mistakes['externalDueOn'] = 'wrong';
  for (const name of requiredAt('desk')) if (answers[name] === '') mistakes[name] = 'missing';
  if (reason === '') mistakes['reason'] = 'required';
  else if ([...reason].length > LONGEST_REASON) mistakes['reason'] = 'long';
  return mistakes;
}

/** A page shows words with line ends of its own, and without blanks around them. */
const asShown = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

/** What whoever filled in the form has changed in it. `base`: the content it was opened with, masked as it was shown. */
export function changesOf({ version, answers, clear, details, was }: Given, base: ComplaintContent): ContentChanges {
  const content: ContentChanges['content'] = {};
  for (const name of CONTENT_IDENTITY) {
    if (answers[name] !== '') content[name] = answers[name].normalize('NFKC');
    else if (clear.includes(name)) content[name] = '';
  }
  for (const name of CONTENT_WORDS) if (answers[name] !== asShown(base[name])) content[name] = answers[name];
  const given = (base.details?.answers ?? []).filter(({ key, text, identifies }) => {
    const typed = details[key] ?? '';
    return identifies ? typed !== '' : !Object.values(text).map(asShown).includes(typed);
  });
  const facts: ContentChanges['facts'] = {};
  const { channel } = answers;
  if (isChannel(channel) && channel !== was.channel) facts.channel = channel;
  if (answers.externalNumber !== was.externalNumber) facts.externalNumber = answers.externalNumber || null;
  if (answers.externalDueOn !== was.externalDueOn)
    facts.externalDueOn = isLocalDate(answers.externalDueOn) ? answers.externalDueOn : null;
  return { version, content, details: Object.fromEntries(given.map(({ key }) => [key, details[key] ?? ''])), facts };
}
