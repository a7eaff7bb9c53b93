/** The pages of the form, each with its one question, and what is kept between them. */
import { ASKED_CONTENT, CONTENT_FIELDS, CONTENT_TOPICS, TOLD_WORDS } from '../../../domain/content/index.js';
import { type Instant, recordOf } from '../../../domain/core/index.js';
import { type Values, type Schema, checkSubmission } from '../../../domain/forms/index.js';
import type { MassEventId } from '../../../domain/mass-events/index.js';
import { tellsOfDanger } from '../../../domain/safety/index.js';
import { type AnswerName, type Answers, noAnswers, checkAnswers, type Offered } from '../answers.js';
import type { Receipt } from '../complaint-sent/view-model.js';

/** `kind`: where the company offers more than one here. `details`: the questions of the matter, where its category has any. */
export const STEPS = ['safety', 'kind', 'matter', 'details', ...CONTENT_TOPICS] as const;

export type Step = (typeof STEPS)[number];

const QUESTIONS: Readonly<Record<Step, readonly AnswerName[]>> = {
  safety: ['safetyHazard'],
  kind: ['matterKind'],
  matter: ['category'],
  details: [],
  ...recordOf(CONTENT_TOPICS, (topic) => ASKED_CONTENT.filter((name) => CONTENT_FIELDS[name].topic === topic)),
};

export interface Draft {
  /** By which pages and forms name it: of no use to another browser. */
  key: string;
  startedAt: Instant;
  /** Goes into the submission token. */
  token: string;
  answers: Answers;
  /** Pages that were sent; those with optional questions count as answered then. */
  visited: Step[];
  /** The danger page was shown, and answered. */
  safetyConfirmed: boolean;
  /** Answers to the questions of one category: of no use to another. */
  details: { category: string; values: Values };
  /** What was said to outages and to an open complaint, and by whom: another person or matter is asked again. */
  similar: { of: string; massEventId: MassEventId | null } | null;
  /** Sent: nothing is left of the answers. */
  receipt: Receipt | null;
}

export const newDraft = ({ key, token, startedAt }: Pick<Draft, 'key' | 'token' | 'startedAt'>): Draft => ({
  key,
  token,
  startedAt,
  answers: noAnswers(),
  visited: [],
  safetyConfirmed: false,
  details: { category: '', values: {} },
  similar: null,
  receipt: null,
});

/** All that is told in somebody's own words. */
const storyOf = ({ answers, details }: Draft): string[] => [
  ...TOLD_WORDS.map((name) => answers[name]),
  ...Object.values(details.values).map(String),
];

/** A person may be in danger who has not been told what to do. */
export const isDangerous = (draft: Draft): boolean =>
  !draft.safetyConfirmed &&
  (draft.answers.safetyHazard === 'yes' || draft.answers.category === 'safety' || storyOf(draft).some(tellsOfDanger));

/** What was said about danger holds until something else is said about it. */
export function reconsidered(before: Draft, next: Draft): Draft {
  const told = storyOf(before);
  const again =
    next.answers.safetyHazard !== before.answers.safetyHazard ||
    storyOf(next).some((part) => !told.includes(part) && tellsOfDanger(part));
  return { ...next, safetyConfirmed: before.safetyConfirmed && !again };
}

/** What the pages ask of a draft by: the form of its category, and what may be chosen. */
interface Asked extends Offered {
  form: Schema | null;
}

/** What a page asks; nothing where the policy hides all of it. */
export const questionsOf = (step: Step, { hidden }: Offered['content']): AnswerName[] =>
  QUESTIONS[step].filter((name) => hidden.every((one) => one !== name));

/** What is asked of this draft; before a category is chosen it may be anything. */
export const stepsOf = ({ answers }: Draft, { form, kinds, content }: Asked): Step[] =>
  STEPS.filter((step) => {
    if (step === 'kind') return kinds.length > 1;
    if (step === 'details') return form !== null || answers.category === '';
    return questionsOf(step, content).length > 0;
  });

export const detailValues = ({ details, answers }: Draft): Values =>
  details.category === answers.category ? details.values : {};

/** The draft with other answers; what was told of another category is dropped. */
export function answered(draft: Draft, answers: Answers): Draft {
  if (answers.category === draft.answers.category) return { ...draft, answers };
  const visited = draft.visited.filter((step) => step !== 'details');
  return { ...draft, answers, visited, details: { category: '', values: {} } };
}

/** In the order of the form. */
export const withVisited = (draft: Draft, step: Step): Draft => ({
  ...draft,
  visited: STEPS.filter((one) => one === step || draft.visited.includes(one)),
});

function isComplete(step: Step, draft: Draft, asked: Asked): boolean {
  const { form } = asked;
  if (!draft.visited.includes(step)) return false;
  // Its form may have become another since.
  if (step === 'details')
    return form === null || Object.keys(checkSubmission(form, detailValues(draft)).errors).length === 0;
  const mistakes = checkAnswers(draft.answers, asked);
  return questionsOf(step, asked.content).every((name) => mistakes[name] === undefined);
}

/** The first page that is still to be filled in; null where the answers can be looked over. */
export const nextStep = (draft: Draft, asked: Asked): Step | null =>
  stepsOf(draft, asked).find((step) => !isComplete(step, draft, asked)) ?? null;

/** Who complains of what: for them the offers were made. */
export const identityOf = ({ answers }: Draft): string =>
  JSON.stringify([answers.category, answers.complainantName, answers.phone]);

export const stepOf = (name: AnswerName): Step => STEPS.find((step) => QUESTIONS[step].includes(name)) ?? 'safety';
