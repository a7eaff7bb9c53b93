import { CATEGORIES } from '../../../domain/model.js';
import { term, type Translate } from '../../i18n.js';
import type { PageModel } from '../../render.js';
import { urls } from '../../urls.js';
import { ANSWER_NAMES, type AnswerName, type Answers, type Mistakes } from '../answers.js';

interface Choice {
  value: string;
  text: string;
  checked: boolean;
}

export interface NewComplaintModel extends PageModel {
  token: string;
  answers: Answers;
  /** Words beside the field. */
  mistakes: Partial<Record<AnswerName, string>>;
  categories: Choice[];
  hazards: Choice[];
  errors: { text: string; href: string }[];
  /** The honeypot was filled in: the person is asked to send once more. */
  sendAgain: boolean;
}

export function newComplaintModel(
  t: Translate,
  token: string,
  answers: Answers,
  mistakes: Mistakes,
  sendAgain = false,
): NewComplaintModel {
  const words: NewComplaintModel['mistakes'] = {};
  for (const name of ANSWER_NAMES) {
    const mistake = mistakes[name];
    if (mistake !== undefined) words[name] = t(mistake.key, { count: mistake.count });
  }
  const errors = ANSWER_NAMES.flatMap((name) =>
    words[name] === undefined ? [] : [{ text: words[name], href: `#${name}` }],
  );
  return {
    title: t('public.complain.title'),
    languageForm: { id: 'complaint', action: urls.newComplaint },
    token,
    answers,
    mistakes: words,
    categories: CATEGORIES.map((value) => ({
      value,
      text: term(t, 'category', value),
      checked: answers.category === value,
    })),
    hazards: ['no', 'yes'].map((value) => ({
      value,
      text: t(`public.complain.safetyHazard.${value}`),
      checked: answers.safetyHazard === value,
    })),
    errors: sendAgain ? [...errors, { text: t('public.complain.sendAgain'), href: '#content' }] : errors,
    sendAgain,
  };
}
