/** Answers to the questions of a matter, for those who may not know who gave them. */
import { maskCode } from '../core/privacy/masking.js';
import type { Details, ComplaintContent } from './model.js';

/** Without what tells who a person is. */
export const anonymousDetails = ({ formId, answers }: Details): Details => ({
  formId,
  answers: answers.filter(({ identifies }) => identifies !== true),
});

/** Masked as the person's other data; of a secret person left out. */
export function maskDetails(details: Details, secret: boolean): Details {
  if (secret) return anonymousDetails(details);
  const { formId, answers } = details;
  return {
    formId,
    answers: answers.map((answer) => {
      if (answer.identifies !== true) return answer;
      const { 'zh-CN': chinese, en } = answer.text;
      return { ...answer, text: { 'zh-CN': maskCode(chinese), en: maskCode(en) } };
    }),
  };
}

/** What can be searched for in them. */
export const wordsOfDetails = ({ details }: ComplaintContent): string[] => [
  ...new Set((details?.answers ?? []).flatMap(({ text }) => Object.values(text))),
];
