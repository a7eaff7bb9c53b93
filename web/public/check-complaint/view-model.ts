import { term, type Translate } from '../../i18n.js';
import type { PageModel } from '../../render.js';
import { urls } from '../../urls.js';
import { ANSWER_NAMES, type AnswerName, type Answers } from '../answers.js';

interface Row {
  label: string;
  value: string;
  action: { text: string; what: string; target: string };
}

export interface CheckComplaintModel extends PageModel {
  token: string;
  hidden: { name: AnswerName; value: string }[];
  rows: Row[];
  /** Gas was smelt: what to do comes before everything else. */
  dangerous: boolean;
}

function valueInWords(t: Translate, answers: Answers, name: AnswerName): string {
  const value = answers[name];
  if (name === 'category') return term(t, 'category', value);
  if (name === 'safetyHazard') return t(`public.complain.safetyHazard.${value}`);
  return value === '' ? t('public.check.notGiven') : value;
}

export function checkComplaintModel(t: Translate, token: string, answers: Answers): CheckComplaintModel {
  return {
    title: t('public.check.title'),
    languageForm: { id: 'answers', action: urls.checkComplaint },
    token,
    hidden: ANSWER_NAMES.map((name) => ({ name, value: answers[name] })),
    rows: ANSWER_NAMES.map((name) => {
      const label = t(`public.complain.${name}.short`);
      return {
        label,
        value: valueInWords(t, answers, name),
        action: { text: t('public.check.change'), what: label, target: `${urls.newComplaint}#${name}` },
      };
    }),
    dangerous: answers.safetyHazard === 'yes',
  };
}
