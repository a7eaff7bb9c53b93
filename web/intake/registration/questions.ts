/** The questions of every matter on the clerk's one screen: those of the chosen category are shown, and count. */
import type { Request } from 'express';
import type { ComplaintContent } from '../../../domain/content/index.js';
import { type FieldError, type Schema, type Values, checkSubmission } from '../../../domain/forms/index.js';
import type { RequestContext } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import type { FieldModel } from '../../shell/form-parts.js';
import { term } from '../../shell/i18n.js';
import { readMatter, detailsOf, matterFields, matterErrors } from '../matter-questions.js';

export interface QuestionsModel {
  matters: { category: string; legend: string; fields: FieldModel[] }[];
  errors: { text: string; href: string }[];
}

/** What was written down of the chosen matter. */
export interface MatterGiven extends Pick<ComplaintContent, 'details'> {
  errors: Record<string, FieldError>;
}

/** A letter answers what it likes: a clerk is never held up by what it does not say. */
const errorsOf = (form: Schema, values: Values): Record<string, FieldError> =>
  Object.fromEntries(Object.entries(checkSubmission(form, values).errors).filter(([, error]) => error !== 'required'));

export function matterQuestions({ useCases }: WebDeps<'definitions' | 'organisation'>) {
  return {
    async read(req: Request, category: string): Promise<MatterGiven> {
      const form = await useCases.definitions.matterForm(category);
      if (form === null) return { errors: {} };
      const values = readMatter(req, category, form);
      return { errors: errorsOf(form, values), ...detailsOf(category, form, values) };
    },
    /** @param given what is wrong in the chosen category; null where nothing was checked */
    async model({ t, locale }: RequestContext, req: Request, chosen: string, given: MatterGiven | null) {
      const model: QuestionsModel = { matters: [], errors: [] };
      for (const category of await useCases.organisation.offered('category')) {
        const form = await useCases.definitions.matterForm(category);
        if (form === null) continue;
        const errors = category === chosen && given !== null ? given.errors : {};
        const filled = { values: readMatter(req, category, form), errors };
        const fields = matterFields(t, locale, category, form, filled);
        model.matters.push({
          category,
          legend: t('desk.registration.questions', { category: term(t, 'category', category) }),
          fields: fields.map((field) => ({ ...field, optional: false, required: false })),
        });
        model.errors.push(...matterErrors(t, locale, category, form, filled));
      }
      return model;
    },
  };
}
