import type { AttachmentView } from '../../../domain/attachments/index.js';
import { CONTENT_WORDS, LONGEST_SAID } from '../../../domain/content/index.js';
import type { TrackingView } from '../../../domain/portal/index.js';
import { attachmentModels, uploadModel } from '../../attachments/index.js';
import { deadlineModel } from '../../deadlines/index.js';
import { detailRows } from '../../intake/index.js';
import { dangerWords } from '../../safety/index.js';
import type { RequestContext } from '../../shell/context.js';
import type { AttachmentModel, UploadModel, DeadlineModel } from '../../shell/facts-in-words.js';
import type { Formats } from '../../shell/format.js';
import { type Translate, term } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import { withKey, urls } from '../../shell/urls.js';
import { tiesOf } from '../tracking-pass.js';
import { type ExpectedAnswer, expectedAnswer } from './expected-answer.js';

interface Step {
  name: string;
  when: string | null;
  current: boolean;
  done: boolean;
  /** The state in words, for those who do not see the line. */
  spoken: string;
}

export interface TrackedComplaintModel extends PageModel {
  done: string | null;
  hrefs: Record<'dispute' | 'evaluate' | 'withdraw', string>;
  number: string;
  state: string;
  stateColour: string;
  next: string;
  facts: { label: string; value: string }[];
  steps: Step[];
  expected: ExpectedAnswer | null;
  /** What was filed; none where it was erased. */
  own: { label: string; value: string }[];
  deadlines: DeadlineModel[];
  /** Instead of limits, where none runs. */
  noDeadlines: string;
  /** What was written in both directions, the latest first. */
  talk: { own: boolean; from: string; subject: string; body: string; when: string }[];
  canWithdraw: boolean;
  canAddInformation: boolean;
  canUrge: boolean;
  /** When it can be urged again; '' where it can now, or not at all. */
  nextUrge: string;
  canAccept: boolean;
  canDispute: boolean;
  /** What may still be done about the answer, and until when. */
  answerNote: string;
  canEvaluate: boolean;
  /** '' where there is none yet. */
  evaluated: string;
  /** What was written tells of danger: what to do comes first. */
  dangerous: boolean;
  /** What was done about danger so far. */
  danger: string[];
  /** Nothing more can be done here: the page says why. */
  closed: boolean;
  attachments: AttachmentModel[];
  /** null: nothing can be added any more. */
  upload: UploadModel | null;
  information: { value: string; error: string | null };
  urge: { value: string; error: string | null };
  errors: { text: string; href: string }[];
}

/** Fields of the page's two forms. */
export type WordsName = 'text' | 'urge';

/** What the person typed and what was wrong with it, where the form comes back. */
export interface Words {
  name: WordsName;
  value: string;
  problem: 'missing' | 'long' | null;
}

export const NO_WORDS: Words = { name: 'text', value: '', problem: null };

/** In characters. */
export const LONGEST: Record<WordsName, number> = { text: LONGEST_SAID.information, urge: LONGEST_SAID.urge };

/** Nothing goes on any more, and nothing can be added. */
const isClosed = ({ canAddInformation }: TrackingView): boolean => !canAddInformation;

function stepsOf(view: TrackingView, t: Translate, format: Formats): Step[] {
  const closed = isClosed(view);
  return view.steps.map(({ key, at, current: latest }) => {
    const current = latest && !closed;
    const done = at !== null && !current;
    return {
      name: t(`public.steps.${key}`),
      when: at === null ? null : format.dateTime(at),
      current,
      done,
      spoken: t(`public.steps.${done ? 'isDone' : current ? 'isCurrent' : 'isAhead'}`),
    };
  });
}

/** The complainant asks how it ended, not whether it is filed away. */
function stateFor({ complaint: { state, outcome }, withdrawn }: TrackingView): string {
  if (withdrawn && state !== 'archived') return 'withdrawn';
  return state === 'archived' && (outcome === 'withdrawn' || outcome === 'declined') ? outcome : state;
}

function colourOf(state: string): string {
  if (state === 'withdrawn' || state === 'declined') return 'grey';
  return state === 'archived' || state === 'resultTold' ? 'green' : 'teal';
}

function talkOf({ t, format }: RequestContext, { notices, messages }: TrackingView): TrackedComplaintModel['talk'] {
  const company = notices.map(({ subject, body, createdAt: at }) => ({ own: false, subject, body, at }));
  const own = messages.map(({ kind, text, at }) => ({
    own: true,
    subject: t(`public.tracked.messages.${kind}`),
    body: text,
    at,
  }));
  return [...company, ...own]
    .reverse()
    .sort((one, other) => other.at.localeCompare(one.at))
    .map(({ at, ...entry }) => ({
      ...entry,
      from: t(entry.own ? 'public.tracked.fromYou' : 'public.tracked.fromUs'),
      when: format.dateTime(at),
    }));
}

function ownWords({ t, locale }: RequestContext, { words }: TrackingView): { label: string; value: string }[] {
  const given = CONTENT_WORDS.map((name) => ({
    label: t(`public.tracked.own.${name}`),
    value: words[name],
  }));
  return [...given, ...detailRows(words, locale)].filter(({ value }) => value !== '');
}

function answerNote({ t, format }: RequestContext, { canAccept, canDispute, disputeUntil }: TrackingView): string {
  if (disputeUntil !== null && canDispute)
    return t('public.tracked.answer.until', { until: format.before(disputeUntil) });
  if (canAccept) return t(canDispute ? 'public.tracked.answer.ask' : 'public.tracked.answer.askLast');
  return '';
}

function factsOf(
  { t, format }: RequestContext,
  { complaint, correctedAt }: TrackingView,
): TrackedComplaintModel['facts'] {
  const { category, responsibleDepartment: department } = complaint;
  const or = (group: string, code: string | null): string =>
    code === null ? t('public.tracked.notYet') : term(t, group, code);
  return [
    { label: t('public.tracked.receivedAt'), value: format.dateTime(complaint.receivedAt) },
    { label: t('public.tracked.category'), value: or('category', category) },
    { label: t('public.tracked.department'), value: or('department', department) },
    // That, and when; what it was before stays in the house.
    ...correctedAt.slice(-1).map((at) => ({ label: t('public.tracked.corrected'), value: format.dateTime(at) })),
  ];
}

/** What the complainant can do now, and what was done already. */
function actsOf(known: RequestContext, view: TrackingView) {
  const { t, format } = known;
  const { canWithdraw, canAddInformation, canUrge, nextUrgeFrom, canAccept, canDispute, canEvaluate, evaluation } =
    view;
  return {
    canWithdraw,
    canAddInformation,
    canUrge,
    nextUrge: nextUrgeFrom === null ? '' : t('public.tracked.urge.next', { when: format.date(nextUrgeFrom) }),
    canAccept,
    canDispute,
    answerNote: answerNote(known, view),
    canEvaluate,
    evaluated:
      evaluation === null
        ? ''
        : t(canEvaluate ? 'public.evaluation.givenBefore' : 'public.evaluation.given', {
            when: format.dateTime(evaluation.at),
          }),
  };
}

/** The page's two forms, with what was typed into one of them. */
function formsOf({ t }: RequestContext, { canAddInformation }: TrackingView, { name, value, problem }: Words) {
  const part = name === 'text' ? 'information' : 'urge';
  const error = problem === null ? null : t(`public.tracked.${part}.${problem}`, { count: LONGEST[name] });
  const formOf = (one: WordsName) => (one === name ? { value, error } : { value: '', error: null });
  const action = part === 'urge' ? urls.urgeComplaint : urls.addInformation;
  return {
    ...(canAddInformation && { languageForm: { id: part === 'urge' ? 'urging' : 'information', action } }),
    information: formOf('text'),
    urge: formOf('urge'),
    errors: error === null ? [] : [{ text: error, href: `#${name}` }],
  };
}

export function trackedComplaintModel(
  known: RequestContext,
  view: TrackingView,
  key: string,
  attachments: readonly AttachmentView[],
  words: Words,
  uploadError: string,
  done: string | null,
): TrackedComplaintModel {
  const { t, format } = known;
  const { complaint } = view;
  const state = stateFor(view);
  const { errors, ...forms } = formsOf(known, view, words);
  const ofIt = (address: string): string => withKey(address, 'complaint', key);
  return {
    title: t('public.tracked.title', { number: complaint.number }),
    tied: tiesOf({ key }),
    address: ofIt(urls.trackedComplaint),
    hrefs: { dispute: ofIt(urls.disputeAnswer), evaluate: ofIt(urls.evaluate), withdraw: ofIt(urls.withdraw) },
    ...forms,
    done,
    number: complaint.number,
    state: term(t, 'state', state),
    stateColour: colourOf(state),
    next: t(`public.next.${state}`),
    facts: factsOf(known, view),
    steps: stepsOf(view, t, format),
    expected: expectedAnswer(known, view),
    own: ownWords(known, view),
    deadlines: view.clocks.filter(({ state }) => state !== 'cancelled').map((clock) => deadlineModel(clock, t, format)),
    noDeadlines: t(`public.tracked.${complaint.state === 'received' ? 'deadlinesNone' : 'deadlinesOver'}`),
    talk: talkOf(known, view),
    ...actsOf(known, view),
    closed: isClosed(view),
    dangerous:
      (complaint.safetyHazard && !isClosed(view)) || (view.danger !== null && view.danger.confirmedAt === null),
    danger: dangerWords(known, view),
    attachments: attachmentModels(known, attachments, {
      open: (id) => ofIt(urls.trackAttachment(id)),
      remove: (id) => ofIt(urls.trackAttachmentRemoval(id)),
    }),
    upload: view.canAddInformation ? uploadModel(known, ofIt(urls.trackAttachments), uploadError, 'complainant') : null,
    errors: [...(uploadError === '' ? [] : [{ text: uploadError, href: '#files' }]), ...errors],
  };
}
