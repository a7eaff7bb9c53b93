import type { Schema } from '../../../domain/forms/index.js';
import type { Locale } from '../../../domain/model.js';
import type { FieldModel, FilledIn } from '../../form-parts.js';
import { term, type Translate } from '../../i18n.js';
import { matterErrors, matterFields } from '../../matter-questions.js';
import type { PageModel } from '../../render.js';
import { urls } from '../../urls.js';
import { placeModel, type Progress } from './view-model.js';

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
