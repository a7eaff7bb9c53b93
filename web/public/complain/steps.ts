/** The pages of the form, each with its one question, and what is kept between them. */
import { tellsOfDanger } from '../../../domain/safety-words.js';
import { type AnswerName, type Answers, checkAnswers, noAnswers } from '../answers.js';
import type { Receipt } from '../complaint-sent/view-model.js';

export const STEPS = ['safety', 'matter', 'what', 'where', 'wish', 'contact'] as const;
export type Step = (typeof STEPS)[number];

export const QUESTIONS: Readonly<Record<Step, readonly AnswerName[]>> = {
  safety: ['safetyHazard'],
  matter: ['category'],
  what: ['content', 'occurredAt'],
  where: ['address'],
  wish: ['desiredOutcome'],
  contact: ['complainantName', 'phone', 'email'],
};

export interface Draft {
  /** Goes into the submission token. */
  token: string;
  answers: Answers;
  /** Pages that were sent; those with optional questions count as answered then. */
  visited: Step[];
  /** The danger page was shown, and answered. */
  safetyConfirmed: boolean;
  /** Sent: nothing is left of the answers. */
  receipt: Receipt | null;
}

export const newDraft = (token: string): Draft => ({
  token,
  answers: noAnswers(),
  visited: [],
  safetyConfirmed: false,
  receipt: null,
});

/** Somebody may be in danger who has not been told what to do. */
export const isDangerous = ({ answers, safetyConfirmed }: Draft): boolean =>
  !safetyConfirmed &&
  (answers.safetyHazard === 'yes' || answers.category === 'safety' || tellsOfDanger(answers.content));

/** The first page that is still to be filled in; null where the answers can be looked over. */
export function nextStep({ answers, visited }: Draft): Step | null {
  const mistakes = checkAnswers(answers);
  return (
    STEPS.find((step) => !visited.includes(step) || QUESTIONS[step].some((name) => mistakes[name] !== undefined)) ??
    null
  );
}

export const stepOf = (name: AnswerName): Step => STEPS.find((step) => QUESTIONS[step].includes(name)) ?? 'safety';
