import { type Complaint, HEARD_BY, caseScopes } from '../../../domain/cases/index.js';
import { ASKED_CONTENT, type ContentName } from '../../../domain/content/index.js';
import { type ContentAsked, intakeRights } from '../../../domain/intake/index.js';
import { recordOf } from '../../../domain/core/index.js';
import type { MassEvent } from '../../../domain/mass-events/index.js';
import type { User } from '../../../domain/people/index.js';
import { uploadModel } from '../../attachments/index.js';
import { eventChoices } from '../../mass-events/index.js';
import type { RequestContext } from '../../shell/context.js';
import type { UploadModel } from '../../shell/facts-in-words.js';
import { term } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';
import { inPairs } from '../complaint-sent/view-model.js';
import type { Answers, Mistakes, Offered } from './answers.js';
import type { FormModel } from './form.js';
import type { QuestionsModel } from './questions.js';

interface Choice {
  value: string;
  text: string;
  selected: boolean;
}

interface Earlier {
  href: string;
  text: string;
}

export interface RegistrationModel extends PageModel {
  token: string;
  answers: Answers;
  mistakes: Partial<Record<keyof Answers, string>>;
  /** Pieces of the complaint: whether each is asked, and may be left out. */
  content: Record<ContentName, { asked: boolean; optional: boolean }>;
  channels: Choice[];
  kinds: Choice[];
  categories: Choice[];
  heardBy: Choice[];
  /** The complaint unit says who heard it first; whoever else writes it down has heard it. */
  unit: boolean;
  hazard: { value: string; text: string; checked: boolean }[];
  /** Asked where the words tell of danger and the box says nothing; empty elsewhere. */
  noDanger: { value: string; text: string; checked: boolean }[];
  looked: boolean;
  /** The answer to having looked: it takes the focus. */
  justLooked: boolean;
  /** Nothing is written down yet: the first field takes the focus. */
  fresh: boolean;
  files: Omit<UploadModel, 'action'>;
  earlier: Earlier[];
  /** What many complain of just now; empty where nothing is known. */
  events: Choice[];
  /** Every matter's questions; the page shows those of the chosen category. */
  matters: QuestionsModel['matters'];
  /** What the task of registering asks besides; null: it is not this user's to register, or the form cannot be read. */
  form: FormModel | null;
}

const earlierModel = ({ t, format }: RequestContext, complaints: readonly Complaint[]): Earlier[] =>
  complaints.map(({ id, number, category, state, receivedAt }) => ({
    href: urls.deskCase(id),
    text: t('desk.registration.earlierOne', {
      number,
      when: format.dateTime(receivedAt),
      category: category === null ? t('common.none') : term(t, 'category', category),
      state: term(t, 'state', state),
    }),
  }));

interface Shown {
  token: string;
  answers: Answers;
  mistakes: Mistakes;
  earlier: Complaint[] | null;
  events: readonly MassEvent[];
  offered: Offered;
  content: ContentAsked;
  questions: QuestionsModel;
  form: FormModel | null;
  filesError: string;
  justLooked: boolean;
}

export function registrationModel(
  known: RequestContext,
  user: User,
  { token, answers, mistakes, earlier, events, offered, content, questions, form, filesError, justLooked }: Shown,
): RegistrationModel {
  const { t } = known;
  const words = Object.fromEntries(
    Object.entries(mistakes).map(([name, code]) => [name, t(`desk.registration.errors.${name}.${code}`)]),
  );
  const choices = (codes: readonly string[], group: string, chosen: string): Choice[] =>
    codes.map((value) => ({ value, text: term(t, group, value), selected: value === chosen }));
  const box = (name: 'safetyHazard' | 'noDanger') => [
    { value: 'true', text: t(`desk.registration.${name}`), checked: answers[name] === 'true' },
  ];
  return {
    title: t('desk.registration.title'),
    layout: 'wide',
    address: urls.deskRegister,
    languageForm: { id: 'registration', action: urls.deskRegister, enter: 'look' },
    token,
    answers,
    mistakes: words,
    content: recordOf(ASKED_CONTENT, (name) => ({
      asked: !content.hidden.includes(name),
      optional: !content.required.includes(name),
    })),
    channels: choices(offered.channels, 'channel', answers.channel),
    kinds: choices(offered.kinds, 'matterKind', answers.matterKind),
    categories: [
      { value: '', text: t('desk.choose'), selected: answers.category === '' },
      ...choices(offered.categories, 'category', answers.category),
    ],
    heardBy: HEARD_BY.map((value) => ({
      value,
      text: t(`desk.registration.heardBy.${value}`),
      selected: value === answers.heardBy,
    })),
    unit: intakeRights.register(user, null),
    hazard: box('safetyHazard'),
    noDanger: mistakes.safetyHazard === 'asked' || answers.noDanger === 'true' ? box('noDanger') : [],
    looked: earlier !== null,
    justLooked,
    fresh:
      Object.keys(words).length + questions.errors.length + (form?.errors.length ?? 0) === 0 &&
      !justLooked &&
      filesError === '',
    files: uploadModel(known, '', filesError, 'house'),
    earlier: earlierModel(known, earlier ?? []),
    events: events.length === 0 ? [] : eventChoices(known, events, answers.massEventId),
    matters: questions.matters,
    form,
    errors: [
      ...Object.entries(words).map(([name, text]) => ({ text, href: `#${name}` })),
      ...questions.errors,
      ...(form?.errors ?? []),
      ...(filesError === '' ? [] : [{ text: filesError, href: '#files' }]),
    ],
  };
}

export interface RegisteredModel extends PageModel {
  dangerous: boolean;
  /** A person complained about who has no account: nobody is kept from the case. */
  subjectUnknown: boolean;
  number: string;
  queryCode: string;
  /** null: not this user's to see. */
  caseHref: string | null;
  earlier: Earlier[];
}

export function registeredModel(
  known: RequestContext,
  user: User,
  filed: { complaintId: string; number: string; queryCode: string; dangerous: boolean; subjectUnknown: boolean },
  earlier: readonly Complaint[],
): RegisteredModel {
  const { t } = known;
  const everyCase = caseScopes(user).some(({ department }) => department === null);
  return {
    title: t('desk.registration.done'),
    layout: 'wide',
    dangerous: filed.dangerous,
    subjectUnknown: filed.subjectUnknown,
    number: filed.number,
    queryCode: inPairs(filed.queryCode),
    caseHref: everyCase ? urls.deskCase(filed.complaintId) : null,
    earlier: earlierModel(known, earlier),
  };
}
