/** A task that is passed on to a colleague by name (转办): the form for it, and how it came to whoever has it. */
import type { PassedOn, WorkItemId } from '../../../domain/tasks/index.js';
import type { RequestContext } from '../../shell/context.js';
import { urls } from '../../shell/urls.js';

/** What was typed, and what is wrong with it: codes of `desk.passOn.errors.<field>`. */
export interface GivenPass {
  to: string;
  reason: string;
  errors: Record<string, string>;
}

export interface PassOnModel {
  action: string;
  people: { value: string; text: string; selected: boolean }[];
  reason: string;
  toError: string;
  reasonError: string;
  /** Something is wrong with it: in sight. */
  open: boolean;
}

const NOTHING: GivenPass = { to: '', reason: '', errors: {} };

/** @param people null: the task is not this user's to pass on */
export function passOnModel(
  { t }: RequestContext,
  id: WorkItemId,
  people: readonly { id: string; name: string }[] | null,
  given: GivenPass | null,
): PassOnModel | null {
  if (people === null) return null;
  const { to, reason, errors } = given ?? NOTHING;
  const wrong = (name: string): string => (errors[name] ? t(`desk.passOn.errors.${name}.${errors[name]}`) : '');
  const choice = (value: string, text: string) => ({ value, text, selected: value === to });
  return {
    action: urls.deskWorkItemPassOn(id),
    people: people.length === 0 ? [] : [choice('', t('desk.choose')), ...people.map((one) => choice(one.id, one.name))],
    reason,
    toError: wrong('to'),
    reasonError: wrong('reason'),
    open: given !== null,
  };
}

export const passOnErrors = (model: PassOnModel | null): { text: string; href: string }[] =>
  model === null
    ? []
    : [
        { text: model.toError, href: '#passTo' },
        { text: model.reasonError, href: '#passReason' },
      ].filter(({ text }) => text !== '');

export interface PassedModel {
  title: string;
  reason: string;
}

export const passedModel = ({ t, format }: RequestContext, passed: PassedOn | null): PassedModel | null =>
  passed && {
    title: t('desk.passOn.passed', { by: passed.by, at: format.dateTime(passed.at) }),
    reason: passed.reason,
  };
