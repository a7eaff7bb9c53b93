import { LONGEST_REASON } from '../../../domain/core/index.js';
import {
  type Values,
  type FieldError,
  type Schema,
  correctableKeys,
  readForm,
  isHidden,
} from '../../../domain/forms/index.js';
import type { SubmissionToCorrect } from '../../../domain/tasks/index.js';
import type { RequestContext } from '../../shell/context.js';
import { elementName } from '../../shell/element-words.js';
import type { SubmissionModel } from '../../shell/facts-in-words.js';
import { type FieldModel, fieldError, fieldModels } from '../../shell/form-parts.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';
import { submissionVersionModels } from '../submissions.js';

export interface Given {
  values: Values;
  errors: Record<string, FieldError>;
  /** Of the reason, or of the whole (`changes`). */
  mistakes: Record<string, string>;
  reason: string;
  version: number;
}

export interface SubmissionCorrectionModel extends PageModel {
  caseHref: string;
  number: string;
  task: string;
  /** null: the form is not there any more, or nothing in it may be corrected. */
  form: { action: string; version: number; fields: FieldModel[]; reason: string; reasonError: string } | null;
  /** Another person has corrected it since the form was opened. */
  stale: boolean;
  changesError: string;
  /** The latest first. */
  versions: SubmissionModel[];
}

export function submissionCorrectionModel(
  known: RequestContext,
  { complaint, submission, element, form, versions, names }: SubmissionToCorrect,
  schema: Schema | null,
  given: Given | null,
): SubmissionCorrectionModel {
  const { t, locale } = known;
  const latest = versions.at(-1) ?? { version: 1, data: {} };
  const keys = schema === null ? [] : correctableKeys(schema);
  const parts = (schema === null ? [] : readForm(schema, locale)).filter(
    // What the process went by stays: what those choices hid has no answer to correct.
    (part) => part.kind === 'field' && keys.includes(part.key) && !isHidden(part, latest.data),
  );
  const stale = given !== null && given.version !== latest.version;
  const filled = { values: given?.values ?? latest.data, errors: given?.errors ?? {} };
  const words = (name: string): string => {
    const code = given?.mistakes[name];
    return code === undefined
      ? ''
      : t(`desk.correction.errors.${code}`, { label: t('desk.correction.reason'), max: LONGEST_REASON });
  };
  const wrong = parts.flatMap((part) => {
    const error = part.kind === 'field' ? filled.errors[part.key] : undefined;
    return part.kind === 'field' && error !== undefined
      ? [{ text: fieldError(t, part, error), href: `#${part.key}` }]
      : [];
  });
  const task = elementName(element, submission.elementId, locale);
  return {
    title: t('desk.correction.submission', { task, number: complaint.number }),
    layout: 'wide',
    errors: [
      ...wrong,
      ...(words('reason') === '' ? [] : [{ text: words('reason'), href: '#reason' }]),
      ...(words('changes') === '' ? [] : [{ text: words('changes'), href: `#${keys[0] ?? 'reason'}` }]),
    ],
    caseHref: urls.deskCase(complaint.id),
    number: complaint.number,
    task,
    form:
      parts.length === 0
        ? null
        : {
            action: urls.deskSubmissionCorrection(complaint.id, submission.id),
            version: latest.version,
            fields: fieldModels(t, parts, filled),
            reason: given?.reason ?? '',
            reasonError: words('reason'),
          },
    stale,
    changesError: words('changes'),
    versions: submissionVersionModels(known, { ...submission, element, form, versions }, names)
      .map((one) => ({ ...one, open: true }))
      .reverse(),
  };
}
