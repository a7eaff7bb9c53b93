import type { ElementDefinition } from '../../../domain/definitions/index.js';
import { type Values, type FieldError, readForm, isHidden } from '../../../domain/forms/index.js';
import type { MassEvent } from '../../../domain/mass-events/index.js';
import type { RequestContext } from '../../shell/context.js';
import { elementName, guidanceOf } from '../../shell/element-words.js';
import { type FieldModel, fieldError, fieldModels } from '../../shell/form-parts.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';
import { taskRow } from '../../tasks/index.js';
import type { PinnedForm, Pinned, Group, Outcome } from './group.js';

export interface EventTasksModel extends PageModel {
  eventHref: string;
  eventTitle: string;
  action: string;
  task: string;
  guidance: string[];
  /** null: nothing is left to be done. */
  form: {
    version: string;
    fields: FieldModel[];
    cases: { value: string; text: string; checked: boolean }[];
    casesError: string;
  } | null;
  /** The same task with another version of its form. */
  others: { href: string; text: string }[];
}

interface Given {
  values: Values;
  errors: Record<string, FieldError>;
  ticked: readonly string[] | null;
}

function formErrors({ t, locale }: RequestContext, { schema }: PinnedForm, { values, errors }: Given) {
  return readForm(schema, locale).flatMap((part) => {
    const error = part.kind === 'field' ? errors[part.key] : undefined;
    return part.kind === 'field' && error !== undefined && !isHidden(part, values)
      ? [{ text: fieldError(t, part, error), href: `#${part.key}` }]
      : [];
  });
}

function caseBox(known: RequestContext, { summary }: Pinned, ticked: Given['ticked']) {
  const { number, who, deadline, state } = taskRow(known, summary);
  const facts = [number, who, deadline?.due ?? '', state].filter((text) => text !== '');
  return {
    value: summary.item.id,
    text: facts.join(known.t('common.clauseSeparator')),
    checked: ticked === null || ticked.includes(summary.item.id),
  };
}

/** Which task it is that all are asked. */
export interface GroupTask {
  elementId: string;
  element: ElementDefinition | null;
}

export function eventTasksModel(
  known: RequestContext,
  event: MassEvent,
  { elementId, element }: GroupTask,
  { chosen, others }: Group,
  given: Given,
): EventTasksModel {
  const { t, locale } = known;
  const first = chosen[0];
  const task = elementName(element, elementId, locale);
  const action = urls.deskEventTasks(event.id, elementId);
  const nobody = given.ticked?.length === 0 ? t('events.errors.workItems.required') : '';
  return {
    title: t('events.doTogether', { task }),
    layout: 'wide',
    eventHref: urls.deskEvent(event.id),
    eventTitle: event.title,
    action,
    task,
    guidance: first === undefined ? [] : guidanceOf(first.summary.element, locale),
    form: first
      ? {
          version: first.form.version,
          fields: fieldModels(t, readForm(first.form.schema, locale), given),
          cases: chosen.map((one) => caseBox(known, one, given.ticked)),
          casesError: nobody,
        }
      : null,
    others: others.map(({ version, count }) => ({
      href: `${action}?${new URLSearchParams({ form: version }).toString()}`,
      text: t('events.otherForm', { count }),
    })),
    errors: first
      ? [...(nobody === '' ? [] : [{ text: nobody, href: '#workItems' }]), ...formErrors(known, first.form, given)]
      : [],
  };
}

export interface AnsweredModel extends PageModel {
  eventHref: string;
  eventTitle: string;
  summary: string;
  rows: { number: string; href: string | null; done: boolean; text: string }[];
}

/** Case by case: what was done, and what was not and why. */
export function answeredModel(
  { t, locale }: RequestContext,
  event: MassEvent,
  { elementId, element }: GroupTask,
  results: readonly Outcome[],
): AnsweredModel {
  const done = results.filter(({ outcome }) => outcome === 'done').length;
  return {
    title: t('events.answered', { task: elementName(element, elementId, locale) }),
    layout: 'wide',
    eventHref: urls.deskEvent(event.id),
    eventTitle: event.title,
    summary: t('events.answeredCount', { done, left: results.length - done }),
    rows: results.map(({ complaintId, number, outcome, by }) => ({
      number: number === '' ? t('events.hiddenCase') : number,
      href: complaintId === null ? null : urls.deskCase(complaintId),
      done: outcome === 'done',
      text: t(`events.outcome.${outcome}`, { by }),
    })),
  };
}
