/** What was filled in at earlier tasks, in words. */
import type { CaseFile } from '../../domain/use-cases/use-cases.js';
import type { RequestContext } from '../context.js';
import { taskName } from '../element-words.js';
import { allForms } from '../../workflows/process-api.js';

export interface SubmissionModel {
  task: string;
  by: string;
  when: string;
  fields: { label: string; value: string }[];
  /** Shown unfolded. */
  open: boolean;
}

/** Label and value as the form had them; an older form's key is shown as it is. */
function fieldInWords({ t, locale }: RequestContext, formId: string, key: string, value: unknown) {
  const field = allForms[formId]?.fields[key];
  const inLocale = (words: { label: string; labelEn: string } | undefined): string | undefined =>
    locale === 'en' ? words?.labelEn : words?.label;
  const label = inLocale(field) ?? key;
  if (typeof value === 'boolean') return { label, value: t(value ? 'desk.yes' : 'desk.no') };
  return { label, value: inLocale(field?.options[String(value)]) ?? String(value) };
}

export function submissionModels(
  known: RequestContext,
  { submissions, names }: Pick<CaseFile, 'submissions' | 'names'>,
): SubmissionModel[] {
  const { format, locale } = known;
  return submissions.map(({ elementId, formId, by, at, data }) => ({
    task: taskName(elementId, locale),
    by: names[by] ?? by,
    when: format.dateTime(at),
    fields: Object.entries(data).map(([key, value]) => fieldInWords(known, formId, key, value)),
    open: false,
  }));
}
