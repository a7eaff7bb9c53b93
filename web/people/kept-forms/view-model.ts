import { own } from '../../../domain/core/index.js';
import { fieldsOf, type Schema, readForm } from '../../../domain/forms/index.js';
import type { KeptForm, FormSubject } from '../../../domain/people/index.js';
import { matterRows } from '../../intake/index.js';
import type { RequestContext } from '../../shell/context.js';
import { elementName } from '../../shell/element-words.js';
import type { FieldInWords } from '../../shell/facts-in-words.js';
import { isWritten } from '../../shell/kept-fields.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';
import { dataInWords } from '../../tasks/index.js';
import { placeOf } from './places.js';

/** A kept form with what only the use cases and the deployed forms know of it. */
export interface Known {
  form: KeptForm;
  subject: FormSubject;
  /** The questions of matters on its page, by what stands before their keys. */
  matters: Readonly<Record<string, Schema>>;
  /** What a task asks, and what the registration asks on its own page, under names of its own. */
  asked: { task: Schema | null; registration: Schema | null };
}

export interface KeptFormsModel extends PageModel {
  done: string | null;
  rows: { href: string; what: string; number: string; when: string; why: string }[];
  /** Which go next; '' where there is room. */
  full: string;
}

export interface KeptFormModel extends PageModel {
  number: string;
  lead: string;
  answers: FieldInWords[];
  fields: { name: string; value: string }[];
  sendHref: string;
  dropHref: string;
}

/** By these a form is known, and not by what was filled in. */
const MACHINES = /^(once|token|seen|shown|version|look|looked|language|was-.*)$/;

/** The task, or the page. */
function whatOf({ t, locale }: RequestContext, { form, subject }: Omit<Known, 'matters' | 'asked'>): string {
  const place = placeOf(form.path);
  const title = t(place?.title ?? 'staff.kept.unknown');
  if (subject.task === null) return title;
  const task = elementName(subject.task.element, subject.task.elementId, locale);
  return place?.title === 'staff.kept.task' ? task : t('staff.kept.actOnTask', { act: title, task });
}

/** On the page of registration its task's questions have names of their own. */
const REGISTERING = 'register-';

/** As one line, though a field may have been sent several times. */
type Sent = [name: string, values: string[]];

function together(fields: KeptForm['fields']): Sent[] {
  const sent = new Map<string, string[]>();
  for (const [name, value] of fields)
    if (value !== '' && !MACHINES.test(name)) sent.set(name, [...(sent.get(name) ?? []), value]);
  return [...sent];
}

/** A question of a matter: on the page of registration behind its category, on that of correction behind `details`. */
function ofMatter({ locale }: RequestContext, { form, matters }: Known, name: string, value: string) {
  const prefix = Object.keys(matters).find((one) => name.startsWith(one)) ?? '';
  const matter = own(matters, prefix);
  if (matter === undefined) return null;
  const asked = readForm(matter, locale).filter((part) => part.kind === 'field');
  const question = asked.find(({ key }) => key === name.slice(prefix.length));
  if (question === undefined) return null;
  const given = form.fields
    .filter(([one]) => one.startsWith(prefix))
    .map(([one, text]): [string, string] => [one.slice(prefix.length), text]);
  const answer = matterRows(matter, Object.fromEntries(given), locale).find(({ label }) => label === question.label);
  // What could not be an answer is shown as it was typed.
  return { label: question.label, value: answer?.value || value };
}

function answerOf(known: RequestContext, about: Known, [name, values]: Sent): FieldInWords[] {
  const { t, format, user } = known;
  const { form, asked } = about;
  const lines = (inWords: (value: string) => string): string => values.map(inWords).join(t('common.listSeparator'));
  const words = own(placeOf(form.path)?.fields ?? {}, name);
  if (words !== undefined) return [{ label: t(words[0]), value: lines((one) => words[1]?.(known, one) ?? one) }];
  const value = values.join(t('common.listSeparator'));
  const question = ofMatter(known, about, name, value);
  if (question !== null) return [question];
  const [schema, key] = name.startsWith(REGISTERING)
    ? [asked.registration, name.slice(REGISTERING.length)]
    : [asked.task, name];
  if (schema !== null && fieldsOf(schema).some((field) => field.key === key)) {
    const sent = value === 'true' || value === 'false' ? value === 'true' : value;
    const [by, when] = [user?.displayName ?? '', format.dateTime(form.at)];
    return dataInWords(known, { form: schema, data: { [key]: sent }, by, when });
  }
  return isWritten([name, value]) ? [{ label: t('staff.kept.other'), value }] : [];
}

export function keptFormsModel(
  known: RequestContext,
  forms: readonly Omit<Known, 'matters' | 'asked'>[],
  full: { most: number; go: number } | null,
  done: string | null,
): KeptFormsModel {
  const { t, format } = known;
  return {
    title: t('staff.kept.list'),
    layout: 'wide',
    done,
    rows: forms.map((one) => ({
      href: urls.keptForm(one.form.id),
      what: whatOf(known, one),
      number: one.subject.complaint?.number ?? '',
      when: format.dateTime(one.form.at),
      why: t(`staff.kept.why.${one.form.why}`),
    })),
    full: full === null ? '' : t('staff.kept.full', { most: full.most, count: full.go }),
  };
}

export function keptFormModel(known: RequestContext, about: Known): KeptFormModel {
  const { t, format } = known;
  const { form, subject } = about;
  const once = new Map(form.fields).get('once');
  return {
    title: t('staff.kept.title', { what: whatOf(known, about) }),
    number: subject.complaint?.number ?? '',
    lead: t(`staff.kept.lead.${form.why}`, { when: format.dateTime(form.at) }),
    answers: together(form.fields).flatMap((sent) => answerOf(known, about, sent)),
    fields: form.fields.filter(([name]) => name !== 'once').map(([name, value]) => ({ name, value })),
    sendHref: urls.sendKeptForm(form.id),
    dropHref: urls.dropKeptForm(form.id),
    // It is still the same form.
    ...(once !== undefined && { tied: { once } }),
  };
}

/** Whose questions may have been put, by what stands before their keys: on the page of correction the case's. */
export const categoriesIn = (
  { form, subject }: Omit<Known, 'matters' | 'asked'>,
  categories: readonly string[],
): Record<string, string> => {
  const put = categories.filter((category) => form.fields.some(([name]) => name.startsWith(`${category}-`)));
  const ofCase = subject.complaint?.category ?? null;
  return {
    ...Object.fromEntries(put.map((category) => [`${category}-`, category])),
    ...(ofCase !== null && { 'details-': ofCase }),
  };
};
