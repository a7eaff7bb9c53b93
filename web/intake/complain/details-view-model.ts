import type { Locale } from '../../../domain/core/index.js';
import type { Schema } from '../../../domain/forms/index.js';
import type { FieldModel, FilledIn } from '../../shell/form-parts.js';
import { type Translate, term } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';
import { matterFields, matterErrors } from '../matter-questions.js';
import { type Progress, placeModel } from './view-model.js';

export interface DetailsModel extends PageModel {
  backHref: string;
  caption: string;
  matter: string;
  fields: FieldModel[];
}

export function detailsModel(t: Translate, locale: Locale, form: Schema, at: Progress, filled: FilledIn): DetailsModel {
  const { category } = at.draft.answers;
  return {
    title: t('public.details.title'),
    languageForm: { id: 'complaint', action: urls.complaintDetails },
    ...placeModel(t, 'details', at),
    matter: term(t, 'category', category),
    fields: matterFields(t, locale, category, form, filled),
    errors: matterErrors(t, locale, category, form, filled),
  };
}
