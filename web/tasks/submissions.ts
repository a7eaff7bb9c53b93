/** What was filled in at earlier tasks, in words. */
import type { CaseFile } from '../../domain/cases/index.js';
import { own } from '../../domain/core/index.js';
import type { ElementDefinition } from '../../domain/definitions/index.js';
import { readForm, type Schema } from '../../domain/forms/index.js';
import type { SubmissionVersion } from '../../domain/tasks/index.js';
import type { RequestContext } from '../shell/context.js';
import { elementName } from '../shell/element-words.js';
import type { FieldInWords, SubmissionModel } from '../shell/facts-in-words.js';
import { term } from '../shell/i18n.js';
import { signatureModel } from './signature.js';

interface Answers {
  /** What was asked; null where it is not there any more. */
  form: Schema | null;
  data: Readonly<Record<string, unknown>>;
  by: string;
  when: string;
}

/** Labels and values as the form had them; what it does not know is shown by its key. */
export function dataInWords(known: RequestContext, { form, data, by, when }: Answers): FieldInWords[] {
  const { t, locale } = known;
  const parts = form === null ? [] : readForm(form, locale);
  const fields = new Map(parts.flatMap((part) => (part.kind === 'field' ? [[part.key, part]] : [])));
  return Object.entries(data).map(([key, value]) => {
    const field = fields.get(key);
    const label = field?.label || key;
    if (field?.type === 'signature')
      return { label, value: '', signature: signatureModel(known, { label, value, by, when }) };
    if (typeof value === 'boolean') return { label, value: t(value ? 'desk.yes' : 'desk.no') };
    const written = field?.list ? term(t, field.list, String(value)) : String(value);
    return { label, value: field?.options.find((option) => option.value === value)?.label ?? written };
  });
}

type Corrected = Pick<CaseFile['submissions'][number], 'elementId'> & {
  element: ElementDefinition | null;
  form: Schema | null;
  versions: SubmissionVersion[];
};

/** Every version of a submission, the first first. */
export function submissionVersionModels(
  known: RequestContext,
  { elementId, form, element, versions }: Corrected,
  names: CaseFile['names'],
): SubmissionModel[] {
  const { t, format, locale } = known;
  return versions.map(({ version, by: userId, at, reason, data }) => {
    const [by, when] = [names[userId] ?? userId, format.dateTime(at)];
    return {
      task: t('desk.versions.ofSubmission', { task: elementName(element, elementId, locale), version }),
      by,
      when,
      fields: dataInWords(known, { form, data, by, when }),
      open: false,
      reason: reason ?? '',
    };
  });
}

/** @param correction where a submission is corrected, by its id */
export function submissionModels(
  known: RequestContext,
  { submissions, names, elements, forms }: Pick<CaseFile, 'submissions' | 'names' | 'elements' | 'forms'>,
  correction?: (submissionId: string) => string,
): SubmissionModel[] {
  const { t, format, locale } = known;
  return submissions.map(({ id, elementId, formId, by: userId, at, data, versions = [], mayCorrect = false }) => {
    const element = own(elements, elementId) ?? null;
    const form = own(forms, formId) ?? null;
    const [by, when] = [names[userId] ?? userId, format.dateTime(at)];
    const task = elementName(element, elementId, locale);
    const latest = versions.at(-1);
    return {
      task,
      by,
      when,
      fields: dataInWords(known, { form, data, by, when }),
      open: false,
      ...(latest && {
        corrected: t('desk.correction.corrected', {
          by: names[latest.by] ?? latest.by,
          when: format.dateTime(latest.at),
          reason: latest.reason ?? '',
        }),
        earlier: submissionVersionModels(known, { elementId, form, element, versions: versions.slice(0, -1) }, names),
      }),
      ...(mayCorrect && correction && { correct: { href: correction(id), what: task } }),
    };
  });
}
