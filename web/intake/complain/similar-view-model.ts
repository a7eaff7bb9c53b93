import type { Instant } from '../../../domain/core/index.js';
import type { MassEvent } from '../../../domain/mass-events/index.js';
import type { RequestContext } from '../../shell/context.js';
import { term } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls, withKey } from '../../shell/urls.js';
import { type Draft, identityOf } from './steps.js';

export interface Offers {
  outages: MassEvent[];
  /** When the same person complained of the same; null where nothing is open. */
  openSince: Instant | null;
}

export interface SimilarModel extends PageModel {
  backHref: string;
  /** That a complaint is open: its day, nothing else of it. '' where there is none. */
  open: string;
  /** Empty where no outage is known. */
  outages: { value: string; text: string; hint: string; checked: boolean }[];
}

/** Stands for: none of these. */
const OTHER = 'none';

function outageItems(
  { t, format }: RequestContext,
  outages: readonly MassEvent[],
  chosen: string,
): SimilarModel['outages'] {
  if (outages.length === 0) return [];
  const items = outages.map(({ id, title, area, startedAt, expectedEndAt }) => ({
    value: id,
    text: t('public.similar.yes', { title }),
    hint:
      expectedEndAt === null
        ? t('public.similar.since', { area, since: format.dateTime(startedAt) })
        : t('public.similar.until', { area, since: format.dateTime(startedAt), until: format.dateTime(expectedEndAt) }),
    checked: id === chosen,
  }));
  return [...items, { value: OTHER, text: t('public.similar.no'), hint: '', checked: chosen === OTHER }];
}

export function similarModel(known: RequestContext, draft: Draft, { outages, openSince }: Offers): SimilarModel {
  const { t, format } = known;
  const { similar, answers } = draft;
  const chosen = similar?.of === identityOf(draft) ? (similar.massEventId ?? OTHER) : '';
  return {
    title: t('public.similar.title'),
    languageForm: { id: 'similar', action: urls.similarComplaint },
    tied: { draft: draft.key },
    backHref: withKey(urls.complaintStep('contact'), 'draft', draft.key),
    open:
      openSince === null
        ? ''
        : t('public.similar.open', { day: format.date(openSince), category: term(t, 'category', answers.category) }),
    outages: outageItems(known, outages, chosen),
  };
}
