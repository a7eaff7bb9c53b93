import { SOLVED } from '../../../domain/model.js';
import type { TrackingView } from '../../../domain/use-cases/use-cases.js';
import type { Translate } from '../../i18n.js';
import type { PageModel } from '../../render.js';
import { urls } from '../../urls.js';

export type Given = Record<'solved' | 'satisfaction' | 'attitude' | 'comment', string>;

interface Choice {
  value: string;
  text: string;
  checked: boolean;
}

export interface EvaluationModel extends PageModel {
  number: string;
  solved: Choice[];
  satisfaction: Choice[];
  attitude: Choice[];
  comment: string;
  mistakes: Record<string, string>;
}

/** The best first: what most people choose is nearest. */
const MARKS = ['5', '4', '3', '2', '1'] as const;

export function evaluationModel(
  t: Translate,
  { complaint }: TrackingView,
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
    languageForm: { id: 'evaluation', action: urls.evaluate },
    number: complaint.number,
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
