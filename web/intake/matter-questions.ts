/** The questions of a matter on our own pages: the complainant's, and the clerk's who writes down what is told. */
import type { Request } from 'express';
import type { DetailAnswer, ComplaintContent } from '../../domain/content/index.js';
import type { Locale } from '../../domain/core/index.js';
import {
  type Schema,
  type Values,
  fieldsOf,
  readForm,
  isHidden,
  checkSubmission,
  answersInWords,
} from '../../domain/forms/index.js';
import { field } from '../shell/form-fields.js';
import { type FilledIn, type FieldModel, fieldModels, fieldError } from '../shell/form-parts.js';
import type { Translate } from '../shell/i18n.js';

/** Keeps a form's fields apart from those of the page, and of other forms on it. */
const prefixOf = (category: string): string => `${category}-`;

/** What was typed, by the keys of the form. Digits may have been written full-width. */
export function readMatter(req: Request, category: string, schema: Schema): Values {
  return Object.fromEntries(
    fieldsOf(schema).map(({ key, type }) => {
      const text = field(req, prefixOf(category) + key);
      return [key, type === 'number' ? text.normalize('NFKC') : text];
    }),
  );
}

export const matterFields = (
  t: Translate,
  locale: Locale,
  category: string,
  schema: Schema,
  filled: FilledIn,
): FieldModel[] => fieldModels(t, readForm(schema, locale), filled, prefixOf(category));

export function matterErrors(
  t: Translate,
  locale: Locale,
  category: string,
  schema: Schema,
  { values, errors }: FilledIn,
): { text: string; href: string }[] {
  return readForm(schema, locale).flatMap((part) => {
    const error = part.kind === 'field' ? errors[part.key] : undefined;
    return part.kind === 'note' || error === undefined || isHidden(part, values)
      ? []
      : [{ text: fieldError(t, part, error), href: `#${prefixOf(category)}${part.key}` }];
  });
}

/** What is in order of what was typed. */
function soundAnswers(schema: Schema, values: Values): DetailAnswer[] {
  const { data, errors } = checkSubmission(schema, values);
  return answersInWords(schema, Object.fromEntries(Object.entries(data).filter(([key]) => !(key in errors))));
}

/** As the case keeps them; nothing where nothing was answered. */
export function detailsOf(category: string, schema: Schema, values: Values): Pick<ComplaintContent, 'details'> {
  const answers = soundAnswers(schema, values);
  return answers.length === 0 ? {} : { details: { formId: category, answers } };
}

/** Every question that was put, with its answer; '' where it was left out. */
export function matterRows(schema: Schema, values: Values, locale: Locale): { label: string; value: string }[] {
  const answers = new Map(soundAnswers(schema, values).map((one) => [one.key, one]));
  return readForm(schema, locale).flatMap((part) =>
    part.kind === 'note' || isHidden(part, values)
      ? []
      : [{ label: part.label, value: answers.get(part.key)?.text[locale] ?? '' }],
  );
}

/** The same of a case, in the reader's language. */
export const detailRows = (
  { details }: Pick<ComplaintContent, 'details'>,
  locale: Locale,
): { label: string; value: string }[] =>
  (details?.answers ?? []).map(({ label, text }) => ({ label: label[locale], value: text[locale] }));
