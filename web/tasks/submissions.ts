/** What was filled in at earlier tasks, in words. */
import type { CaseFile } from '../../domain/cases/index.js';
import { own } from '../../domain/core/index.js';
import type { ElementDefinition } from '../../domain/definitions/index.js';
import type { SubmissionVersion } from '../../domain/tasks/index.js';
import { allForms } from '../../workflows/process-api.js';
import type { RequestContext } from '../shell/context.js';
import { elementName } from '../shell/element-words.js';
import type { FieldInWords, SubmissionModel } from '../shell/facts-in-words.js';
import { signatureModel } from './signature.js';

interface Answer {
  formId: string;
  key: string;
  value: unknown;
  by: string;
  when: string;
}

/** Label and value as the form had them; an older form's key is shown as it is. */
export function fieldInWords(known: RequestContext, { formId, key, value, by, when }: Answer): FieldInWords {
  const { t, locale } = known;
  const field = allForms[formId]?.fields[key];
  const inLocale = (words: { label: string; labelEn: string } | undefined): string | undefined =>
    locale === 'en' ? words?.labelEn : words?.label;
  const label = inLocale(field) ?? key;
  if (field?.signature === true)
    return { label, value: '', signature: signatureModel(known, { label, value, by, when }) };
  if (typeof value === 'boolean') return { label, value: t(value ? 'desk.yes' : 'desk.no') };
  return { label, value: inLocale(field?.options[String(value)]) ?? String(value) };
}

type Corrected = Pick<CaseFile['submissions'][number], 'elementId' | 'formId'> & {
  element: ElementDefinition | null;
  versions: SubmissionVersion[];
};

/** Every version of a submission, the first first. */
export function submissionVersionModels(
  known: RequestContext,
  { elementId, formId, element, versions }: Corrected,
  names: CaseFile['names'],
): SubmissionModel[] {
  const { t, format, locale } = known;
  return versions.map(({ version, by: userId, at, reason, data }) => {
    const [by, when] = [names[userId] ?? userId, format.dateTime(at)];
    return {
      task: t('desk.versions.ofSubmission', { task: elementName(element, elementId, locale), version }),
      by,
      when,
      fields: Object.entries(data).map(([key, value]) => fieldInWords(known, { formId, key, value, by, when })),
      open: false,
      reason: reason ?? '',
    };
  });
}

/** @param correction where a submission is corrected, by its id */
export function submissionModels(
  known: RequestContext,
  { submissions, names, elements }: Pick<CaseFile, 'submissions' | 'names' | 'elements'>,
  correction?: (submissionId: string) => string,
): SubmissionModel[] {
  const { t, format, locale } = known;
  return submissions.map(({ id, elementId, formId, by: userId, at, data, versions = [], mayCorrect = false }) => {
    const element = own(elements, elementId) ?? null;
    const [by, when] = [names[userId] ?? userId, format.dateTime(at)];
    const task = elementName(element, elementId, locale);
    const latest = versions.at(-1);
    return {
      task,
      by,
      when,
      fields: Object.entries(data).map(([key, value]) => fieldInWords(known, { formId, key, value, by, when })),
      open: false,
      ...(latest && {
        corrected: t('desk.correction.corrected', {
          by: names[latest.by] ?? latest.by,
          when: format.dateTime(latest.at),
          reason: latest.reason ?? '',
        }),
        earlier: submissionVersionModels(known, { elementId, formId, element, versions: versions.slice(0, -1) }, names),
      }),
      ...(mayCorrect && correction && { correct: { href: correction(id), what: task } }),
    };
  });
}
