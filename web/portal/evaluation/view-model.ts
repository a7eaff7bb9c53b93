import { SOLVED } from '../../../domain/portal/index.js';
import type { Translate } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import type { Given } from '../given.js';

interface Choice {
  value: string;
  text: string;
  checked: boolean;
}

export interface EvaluationModel extends PageModel {
  number: string;
  action: string;
  backHref: string;
  /** A person has tapped a low mark: before the first mistake, they are asked why. */
  sorry: boolean;
  solved: Choice[];
  satisfaction: Choice[];
  attitude: Choice[];
  comment: string;
  mistakes: Record<string, string>;
}

/** Where the form stands: behind number and code, or behind the link of a notice. */
type Place = Pick<EvaluationModel, 'number' | 'action' | 'backHref'> & { sorry?: boolean };

/** The best first: what most people choose is nearest. */
const MARKS = ['5', '4', '3', '2', '1'] as const;

export function evaluationModel(
  t: Translate,
  { number, action, backHref, sorry = false }: Place,
  given: Given,
  errors: Record<string, string>,
): EvaluationModel {
  const words = Object.fromEntries(
    Object.entries(errors).map(([name, code]) => [name, t(`public.evaluation.errors.${name}.${code}`)]),
  );
  const marks = (chosen: string): Choice[] =>
    MARKS.map((value) => ({ value, text: t(`public.evaluation.marks.${value}`), checked: value === chosen }));
  return {
    title: t('public.evaluation.title'),
    languageForm: { id: 'evaluation', action },
    number,
    action,
    backHref,
    sorry,
    solved: SOLVED.map((value) => ({
      value,
      text: t(`public.evaluation.solved.${value}`),
      checked: value === given.solved,
    })),
    satisfaction: marks(given.satisfaction),
    attitude: marks(given.attitude),
    comment: given.comment,
    mistakes: words,
    errors: Object.entries(words).map(([name, text]) => ({ text, href: `#${name}` })),
  };
}
