/** What the case's page says of its event, and the form that puts it into one. */
import type { CaseEvents } from '../../domain/mass-events/index.js';
import type { RequestContext } from '../shell/context.js';
import { urls } from '../shell/urls.js';
import { eventChoices, eventInWords, stateTag } from './words.js';

export interface Given {
  massEventId: string;
  number: string;
  title: string;
  /** Codes of `events.errors.<name>`. */
  mistakes: Partial<Record<'number' | 'title', string>>;
}

export const NOTHING_GIVEN: Given = { massEventId: '', number: '', title: '', mistakes: {} };

export interface JoinForm {
  action: string;
  /** Empty where no event is open. */
  choices: { value: string; text: string; selected: boolean }[];
  number: string;
  title: string;
  numberError: string;
  titleError: string;
}

export interface EventCard {
  event: { href: string; text: string; tag: { text: string; colour: string } } | null;
  form: JoinForm | null;
  past: string[];
}

export function joinForm(known: RequestContext, complaintId: string, { choices }: CaseEvents, given: Given): JoinForm {
  const wrong = (name: keyof Given['mistakes']): string =>
    given.mistakes[name] === undefined ? '' : known.t(`events.errors.${name}.${given.mistakes[name]}`);
  return {
    action: urls.deskCaseEvent(complaintId),
    choices: choices.length === 0 ? [] : eventChoices(known, choices, given.massEventId),
    number: given.number,
    title: given.title,
    numberError: wrong('number'),
    titleError: wrong('title'),
  };
}

/** null: the case has no event, never had one, and this user can put it into none. */
export function eventCard(known: RequestContext, complaintId: string, events: CaseEvents): EventCard | null {
  const { event, past, mayLink } = events;
  if (event === null && past.length === 0 && !mayLink) return null;
  return {
    event: event && { href: urls.deskEvent(event.id), text: eventInWords(known, event), tag: stateTag(known, event) },
    form: mayLink ? joinForm(known, complaintId, events, NOTHING_GIVEN) : null,
    past: past.map(({ event: { title }, by, at, reason }) =>
      known.t('events.past', { title, by, at: known.format.dateTime(at), reason: reason || known.t('common.none') }),
    ),
  };
}
