/** The form of a task: as it works without scripts, and what form-js is told that takes its place. */
import { isHidden, localizeForm, type Part, type Schema } from '../../../domain/forms/index.js';
import { FORM_JS_WORDS } from '../../browser/form-js/words.js';
import type { RequestContext } from '../../shell/context.js';
import { fieldError, type FieldModel, fieldModels, type FilledIn } from '../../shell/form-parts.js';
import { urls } from '../../shell/urls.js';

export interface Filled extends FilledIn {
  schema: Schema;
}

export interface FormModel {
  action: string;
  draftUrl: string;
  fields: FieldModel[];
  /** For `web/browser/task-form.ts`. */
  json: string;
}

/** What form-js and its calendar say by themselves, under short names. */
const WORDS = [...new Set(Object.values(FORM_JS_WORDS)), 'year', 'month'];

/** What a field that is signed in says. */
const PAD_WORDS = ['draw', 'type', 'undo', 'clear', 'drawn', 'full'];

/** Data for scripts inside a page: `<` must not end the element. */
const embedded = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c');

export function formModel(known: RequestContext, id: string, parts: readonly Part[], filled: Filled): FormModel {
  const { t, locale } = known;
  return {
    action: urls.deskWorkItem(id),
    draftUrl: urls.deskWorkItemDraft(id),
    fields: fieldModels(t, parts, filled),
    json: embedded({
      schema: localizeForm(filled.schema, locale),
      data: filled.values,
      locale,
      draft: {
        saved: t('desk.task.draftSaved'),
        notSaved: t('desk.task.draftNotSaved'),
        offline: t('desk.task.draftOffline'),
      },
      failed: t('desk.task.failed'),
      dateHint: t('desk.task.dateHint'),
      words: { ...Object.fromEntries(WORDS.map((key) => [key, t(`desk.formWords.${key}`)])), choose: t('desk.choose') },
      signature: Object.fromEntries(PAD_WORDS.map((key) => [key, t(`desk.signature.${key}`, { count: '{count}' })])),
    }),
  };
}

/** What is wrong with it, each with the field that it leads to. */
export const formErrors = (
  { t }: RequestContext,
  parts: readonly Part[],
  { errors, values }: Filled,
): { text: string; href: string }[] =>
  parts.flatMap((part) => {
    const error = part.kind === 'field' ? errors[part.key] : undefined;
    return part.kind === 'field' && error !== undefined && !isHidden(part, values)
      ? [{ text: fieldError(t, part, error), href: `#${part.key}` }]
      : [];
  });
