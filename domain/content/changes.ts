/** What may be corrected of a complaint, and what two versions of it differ in. */
import type { Complaint } from '../cases/model.js';
import type { Locale } from '../core/locale.js';
import { CONTENT_NAMES, type ContentWords } from './fields.js';
import type { Details, ComplaintContent } from './model.js';

export const CASE_FACTS = ['channel', 'externalNumber', 'externalDueOn'] as const;

export type CaseFacts = Pick<Complaint, (typeof CASE_FACTS)[number]>;

export interface ContentChanges {
  /** Of the content that the form was opened with. */
  version: number;
  content: Partial<ContentWords>;
  /** Answers to the questions of the matter, by their key. */
  details: Record<string, string>;
  facts: Partial<CaseFacts>;
}

export interface FieldChange {
  /** A field of the content, a fact of the case, or the key of a question. */
  field: string;
  /** Of a question: its own words. */
  label: Record<Locale, string> | null;
  from: Record<Locale, string>;
  to: Record<Locale, string>;
}

const both = (text: string): Record<Locale, string> => ({ 'zh-CN': text, en: text });

export const factText = (value: string | null | undefined): Record<Locale, string> => both(value ?? '');

export function withDetails(details: Details | undefined, given: Record<string, string>): Details | undefined {
  return (
    details && {
      ...details,
      answers: details.answers.map((answer) => {
        const text = given[answer.key];
        return text === undefined || Object.values(answer.text).includes(text)
          ? answer
          : { ...answer, text: both(text) };
      }),
    }
  );
}

/** Field by field; the values are those of `shown`, which may be masked. */
export function contentChanges(
  [before, after]: [ComplaintContent, ComplaintContent],
  [from, to]: [ComplaintContent, ComplaintContent],
): FieldChange[] {
  const fields = CONTENT_NAMES.filter((name) => before[name] !== after[name]).map((field) => ({
    field,
    label: null,
    from: both(from[field]),
    to: both(to[field]),
  }));
  const answer = (content: ComplaintContent, key: string) => content.details?.answers.find((one) => one.key === key);
  const keys = [
    ...new Set([...(before.details?.answers ?? []), ...(after.details?.answers ?? [])].map(({ key }) => key)),
  ];
  const details = keys
    .filter((key) => JSON.stringify(answer(before, key)?.text) !== JSON.stringify(answer(after, key)?.text))
    .map((key) => ({
      field: key,
      label: (answer(after, key) ?? answer(before, key))?.label ?? null,
      from: answer(from, key)?.text ?? both(''),
      to: answer(to, key)?.text ?? both(''),
    }));
  return [...fields, ...details];
}
