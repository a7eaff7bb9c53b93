import { LONGEST_SAID } from '../../../domain/content/index.js';
import type { RequestContext } from '../../shell/context.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls, withKey } from '../../shell/urls.js';
import type { Followed } from '../followed.js';
import { tiesOf } from '../tracking-pass.js';

export const DISPUTE_WAYS = ['talk', 'appeal'] as const;

export type DisputeWay = (typeof DISPUTE_WAYS)[number];

/** What the person typed; '' where nothing was chosen. */
export interface Dispute {
  way: DisputeWay | '';
  text: string;
}

export interface DisputeModel extends PageModel {
  lead: string;
  backHref: string;
  /** Empty where an appeal is not possible any more: then there is nothing to choose. */
  ways: { value: DisputeWay; text: string; hint: string; checked: boolean }[];
  wayError: string | null;
  text: string;
  textError: string | null;
  errors: { text: string; href: string }[];
}

/** Keys of the words, by field. */
export function disputeMistakes({ way, text }: Dispute, canAppeal: boolean): { way?: string; text?: string } {
  return {
    ...(canAppeal && way === '' && { way: 'wayMissing' }),
    ...(text === '' && { text: 'textMissing' }),
    ...([...text].length > LONGEST_SAID.dispute && { text: 'textLong' }),
  };
}

export function disputeModel(
  { t, format }: RequestContext,
  { pass: { key }, view: { complaint, canAppeal, disputeUntil } }: Followed,
  given: Dispute,
  mistakes: { way?: string; text?: string },
): DisputeModel {
  const words = (key: string | undefined): string | null =>
    key === undefined ? null : t(`public.dispute.${key}`, { count: LONGEST_SAID.dispute });
  const [wayError, textError] = [words(mistakes.way), words(mistakes.text)];
  return {
    title: t('public.dispute.title'),
    languageForm: { id: 'dispute', action: urls.disputeAnswer },
    tied: tiesOf({ key }),
    address: withKey(urls.disputeAnswer, 'complaint', key),
    backHref: withKey(urls.trackedComplaint, 'complaint', key),
    lead:
      disputeUntil === null
        ? t('public.dispute.lead', { number: complaint.number })
        : t('public.dispute.leadArchived', { number: complaint.number, until: format.before(disputeUntil) }),
    ways: canAppeal
      ? DISPUTE_WAYS.map((value) => ({
          value,
          text: t(`public.dispute.ways.${value}`),
          hint: t(`public.dispute.wayHints.${value}`),
          checked: given.way === value,
        }))
      : [],
    wayError,
    text: given.text,
    textError,
    errors: [
      ...(wayError === null ? [] : [{ text: wayError, href: '#way' }]),
      ...(textError === null ? [] : [{ text: textError, href: '#text' }]),
    ],
  };
}
