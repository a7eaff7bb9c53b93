import { CONTENT_FIELDS, CONTENT_NAMES, requiredAt } from '../../../domain/content/index.js';
import { type Locale, recordOf } from '../../../domain/core/index.js';
import type { Schema } from '../../../domain/forms/index.js';
import type { MassEvent } from '../../../domain/mass-events/index.js';
import type { SummaryListModel } from '../../shell/components.js';
import { type Translate, term } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import { withKey, urls, withQuery } from '../../shell/urls.js';
import { type AnswerName, type Answers, type Mistake, type Mistakes, ANSWER_NAMES, type Offered } from '../answers.js';
import { matterRows } from '../matter-questions.js';
import { type Draft, type Step, questionsOf, stepOf, detailValues } from './steps.js';

interface Choice {
  value: string;
  text: string;
  checked: boolean;
}

export interface StepField {
  id: AnswerName;
  type: 'radio' | 'textarea' | 'text' | 'tel' | 'email';
  label: string;
  hint: string;
  value: string;
  error: string;
  items: Choice[];
  optional: boolean;
  required: boolean;
  autocomplete: string;
  /** The question is the page's heading. */
  heading: boolean;
}

export interface StepModel extends PageModel {
  /** What happened to the draft meanwhile; null for nothing. */
  done: string | null;
  action: string;
  backHref: string;
  caption: string;
  /** '' where the question is the heading. */
  heading: string;
  note: boolean;
  safety: boolean;
  fields: StepField[];
}

const KINDS = { line: undefined, words: 'textarea', phone: 'tel', email: 'email' } as const;

const TYPES: Partial<Record<AnswerName, StepField['type']>> = {
  safetyHazard: 'radio',
  matterKind: 'radio',
  category: 'radio',
  ...recordOf(CONTENT_NAMES, (name) => KINDS[CONTENT_FIELDS[name].kind]),
};

const AUTOCOMPLETE: Partial<Record<AnswerName, string>> = {
  address: 'street-address',
  complainantName: 'name',
  phone: 'tel',
  email: 'email',
};

const OPTIONAL: readonly AnswerName[] = CONTENT_NAMES.filter((name) => !requiredAt('portal').includes(name));

/** Those without a hint. */
const PLAIN: readonly AnswerName[] = ['complainantName'];

function choices(t: Translate, name: AnswerName, value: string, { kinds, categories }: Offered): Choice[] {
  if (name === 'safetyHazard')
    return ['no', 'yes'].map((code) => ({
      value: code,
      text: t(`public.complain.safetyHazard.${code}`),
      checked: code === value,
    }));
  if (name !== 'category' && name !== 'matterKind') return [];
  const codes = name === 'category' ? categories : kinds;
  return codes.map((code) => ({ value: code, text: term(t, name, code), checked: code === value }));
}

/** The draft, and the pages that it has. */
export interface Progress {
  draft: Draft;
  steps: readonly Step[];
}

/** And what may be chosen there. */
type Asking = Progress & Offered;

/** How far one is, and what lies behind. */
export function placeModel(
  t: Translate,
  step: Step,
  { draft, steps }: Progress,
): Pick<StepModel, 'caption' | 'backHref' | 'tied'> {
  const ofIt = (address: string): string => withKey(address, 'draft', draft.key);
  const place = steps.indexOf(step);
  const before = steps[place - 1];
  const all = steps.every((one) => draft.visited.includes(one));
  return {
    tied: { draft: draft.key },
    caption: t('public.complain.step', { n: place + 1, of: steps.length }),
    // A person who came to change one answer goes back to the check.
    backHref: all ? ofIt(urls.checkComplaint) : before === undefined ? urls.start : ofIt(urls.complaintStep(before)),
  };
}

export function stepModel(
  t: Translate,
  step: Step,
  at: Asking,
  answers: Answers,
  mistakes: Mistakes,
  { sendAgain = false, done = null }: { sendAgain?: boolean; done?: string | null } = {},
): StepModel {
  const names = questionsOf(step, at.content);
  const mayBeEmpty = (id: AnswerName): boolean =>
    OPTIONAL.includes(id) && at.content.required.every((name) => name !== id);
  const heading = step === 'contact' ? t('public.complain.sectionPerson') : '';
  const fields = names.map((id, index): StepField => {
    const mistake = mistakes[id];
    return {
      id,
      type: TYPES[id] ?? 'text',
      label: t(`public.complain.${id}.label`),
      hint: PLAIN.includes(id) ? '' : t(`public.complain.${id}.hint`),
      value: answers[id],
      error: mistake === undefined ? '' : t(mistake.key, { count: mistake.count }),
      items: choices(t, id, answers[id], at),
      optional: mayBeEmpty(id),
      required: !mayBeEmpty(id),
      autocomplete: AUTOCOMPLETE[id] ?? '',
      heading: heading === '' && index === 0,
    };
  });
  const errors = fields.filter(({ error }) => error !== '').map(({ id, error }) => ({ text: error, href: `#${id}` }));
  return {
    title: heading === '' ? (fields[0]?.label ?? '') : heading,
    languageForm: { id: 'complaint', action: urls.complaintStep(step) },
    action: urls.complaintStep(step),
    ...placeModel(t, step, at),
    done,
    heading,
    note: step === 'contact',
    safety: step === 'safety',
    fields,
    errors: sendAgain ? [...errors, { text: t('public.complain.sendAgain'), href: `#${names[0]}` }] : errors,
  };
}

export interface DangerModel extends PageModel {
  phone: string;
  address: string;
  phoneError: string;
  addressError: string;
}

export function dangerModel(
  t: Translate,
  { answers, key }: Draft,
  given: { phone: string; address: string },
  mistakes: Mistakes = {},
): DangerModel {
  const wordsOf = ({ key: words, count }: Mistake): string => t(words, { count });
  const phoneError = mistakes.phone ? wordsOf(mistakes.phone) : '';
  // Without a place a person is called back all the same.
  const addressError = mistakes.address?.key.endsWith('.long') ? wordsOf(mistakes.address) : '';
  return {
    title: t('public.danger.title'),
    languageForm: { id: 'rescue', action: urls.complaintDanger },
    tied: { draft: key },
    phone: given.phone || answers.phone,
    address: given.address || answers.address,
    phoneError,
    addressError,
    errors: [
      { text: phoneError, href: '#phone' },
      { text: addressError, href: '#address' },
    ].filter(({ text }) => text !== ''),
  };
}

export interface CheckModel extends PageModel {
  againHref: string;
  /** What is shown: sent along, so that nothing else is filed. */
  shown: string;
  /** It has become another since it was shown. */
  changed: boolean;
  rows: SummaryListModel['rows'];
  dangerous: boolean;
}

function valueInWords(t: Translate, answers: Answers, name: AnswerName): string {
  const value = answers[name];
  if (name === 'category' || name === 'matterKind') return value === '' ? '' : term(t, name, value);
  if (name === 'safetyHazard') return t(`public.complain.safetyHazard.${value}`);
  return value;
}

export interface Written {
  draft: Draft;
  /** Of its category. */
  form: Schema | null;
  content: Offered['content'];
  /** What the complainant said it is about. */
  outage: MassEvent | null;
  shown: string;
  changed: boolean;
}

export function checkModel(
  t: Translate,
  locale: Locale,
  { draft, form, content, outage, shown, changed }: Written,
): CheckModel {
  const { answers } = draft;
  const row = (label: string, value: string, href: string): CheckModel['rows'][number] => ({
    label,
    value: value === '' ? t('public.check.notGiven') : value,
    action: { text: t('public.check.change'), what: label, href: withKey(href, 'draft', draft.key) },
  });
  const isShown = (name: AnswerName): boolean =>
    name === 'matterKind' ? answers.matterKind !== '' : content.hidden.every((one) => one !== name);
  const rowOf = (name: AnswerName) =>
    row(t(`public.complain.${name}.short`), valueInWords(t, answers, name), urls.complaintStep(stepOf(name)));
  const ofMatter = form === null ? [] : matterRows(form, detailValues(draft), locale);
  const details = ofMatter.map(({ label, value }) => row(label, value, urls.complaintDetails));
  return {
    title: t('public.check.title'),
    tied: { draft: draft.key },
    address: withKey(urls.checkComplaint, 'draft', draft.key),
    againHref: withQuery(withKey(urls.newComplaint, 'draft', draft.key), 'again=1'),
    shown,
    changed,
    rows: [
      ...ANSWER_NAMES.filter(isShown).flatMap((name) =>
        name === 'category' ? [rowOf(name), ...details] : [rowOf(name)],
      ),
      ...(outage === null ? [] : [row(t('public.similar.outage'), outage.title, urls.similarComplaint)]),
    ],
    dangerous: answers.safetyHazard === 'yes',
  };
}

export interface JoinedModel extends PageModel {
  lead: string;
}

/** A person told of it before: nothing of their case but its number. */
export const joinedModel = (t: Translate, number: string): JoinedModel => ({
  title: t('public.danger.joinedTitle'),
  lead: t('public.danger.joined', { number }),
});
