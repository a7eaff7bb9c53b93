/** What was filled in at earlier tasks, in words. */
import type { CaseFile } from '../../domain/use-cases/use-cases.js';
import type { RequestContext } from '../context.js';
import { hasWords, term } from '../i18n.js';
import { taskName } from '../element-words.js';

export interface SubmissionModel {
  task: string;
  by: string;
  when: string;
  fields: { label: string; value: string }[];
  /** Shown unfolded. */
  open: boolean;
}

const TERMS: Record<string, string> = {
  category: 'category',
  channel: 'channel',
  responsibleDepartment: 'department',
  planLevel: 'level',
};

function valueInWords(t: RequestContext['t'], key: string, value: unknown): string {
  if (value === true) return t('desk.yes');
  if (value === false) return t('desk.no');
  const group = TERMS[key];
  if (group !== undefined) return term(t, group, String(value));
  const answer = `desk.answers.${key}.${String(value)}`;
  return hasWords(answer) ? t(answer) : String(value);
}

export function submissionModels(
  { t, format, locale }: RequestContext,
  { submissions, names }: CaseFile,
): SubmissionModel[] {
  return submissions.map(({ elementId, by, at, data }) => ({
    task: taskName(elementId, locale),
    by: names[by] ?? by,
    when: format.dateTime(at),
    fields: Object.entries(data).map(([key, value]) => ({
      label: t(`desk.fields.${key}`),
      value: valueInWords(t, key, value),
    })),
    open: false,
  }));
}
