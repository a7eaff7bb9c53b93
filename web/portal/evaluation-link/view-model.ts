import type { EvaluationInvitation } from '../../../domain/portal/index.js';
import type { Translate } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import type { Given } from '../given.js';

export interface EvaluationLinkModel extends PageModel {
  number: string;
  action: string;
  /** '' as long as the evaluation is open. */
  notice: string;
  /** Marks to tap, the best first. */
  taps: { value: string; text: string }[];
  questionsHref: string;
  /** What is asked, above them. */
  lead: string;
}

export const isOpen = ({ state }: EvaluationInvitation): boolean => state === 'open' || state === 'again';

/** What one tap says of all three questions. */
export const TAPS: Readonly<Record<string, Given>> = {
  '5': { solved: 'yes', satisfaction: '5', attitude: '5', comment: '' },
  '4': { solved: 'yes', satisfaction: '4', attitude: '4', comment: '' },
  '3': { solved: 'partly', satisfaction: '3', attitude: '3', comment: '' },
  '2': { solved: 'partly', satisfaction: '2', attitude: '2', comment: '' },
  '1': { solved: 'no', satisfaction: '1', attitude: '1', comment: '' },
};

export function evaluationLinkModel(t: Translate, invited: EvaluationInvitation, action: string): EvaluationLinkModel {
  const { number, state } = invited;
  const open = isOpen(invited);
  return {
    title: t(state === 'given' ? 'public.evaluation.done' : 'public.evaluation.title'),
    number,
    action,
    lead: t(state === 'again' ? 'public.evaluation.tap.again' : 'public.evaluation.tap.lead'),
    notice: open ? '' : t(`public.evaluation.state.${state}`),
    taps: open
      ? Object.keys(TAPS)
          .sort()
          .reverse()
          .map((value) => ({ value, text: t(`public.evaluation.marks.${value}`) }))
      : [],
    questionsHref: `${action}?questions=1`,
  };
}
