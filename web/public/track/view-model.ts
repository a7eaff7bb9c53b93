import type { Translate } from '../../i18n.js';
import type { PageModel } from '../../render.js';
import { urls } from '../../urls.js';

export interface TrackModel extends PageModel {
  number: string;
  numberError: string | null;
  codeError: string | null;
  errors: { text: string; href: string }[];
}

export type TrackProblem = 'numberMissing' | 'codeMissing' | 'notFound';

/** `notFound` says the same for an unknown number and for a wrong code. */
export function trackModel(t: Translate, number: string, problems: TrackProblem[]): TrackModel {
  const words = (problem: TrackProblem) => (problems.includes(problem) ? t(`public.track.${problem}`) : null);
  const hrefs: Record<TrackProblem, string> = { numberMissing: '#number', codeMissing: '#code', notFound: '#number' };
  return {
    title: t('public.track.title'),
    languageForm: { id: 'track', action: urls.track },
    number,
    numberError: words('numberMissing'),
    codeError: words('codeMissing'),
    errors: problems.map((problem) => ({ text: words(problem) ?? '', href: hrefs[problem] })),
  };
}
