/** An event that many complaints are about, in words: the same on the desk, in lists of choices and on the portal. */
import type { MassEvent } from '../../domain/mass-events/index.js';
import type { RequestContext } from '../shell/context.js';

type Known = Pick<RequestContext, 't' | 'format'>;

export const since = ({ format }: Known, { startedAt }: MassEvent): string => format.dateTime(startedAt);

/** Open beyond the end that was expected: the estimate is wrong, and the person in charge of the event gives another one. */
export const isOverEstimate = ({ format }: Pick<Known, 'format'>, { expectedEndAt, closedAt }: MassEvent): boolean =>
  closedAt === null && expectedEndAt !== null && Date.parse(expectedEndAt) <= format.now().getTime();

export function until(known: Known, event: MassEvent): string {
  const { t, format } = known;
  if (event.expectedEndAt === null) return t('events.noEnd');
  const at = format.dateTime(event.expectedEndAt);
  return isOverEstimate(known, event) ? t('events.overEstimate', { at }) : at;
}

/** 城东片区停气（测试路沿线，9月29日 08:00 起） */
export const eventInWords = (known: Known, event: MassEvent): string =>
  known.t(event.area === '' ? 'events.oneWithoutArea' : 'events.one', {
    title: event.title,
    area: event.area,
    since: since(known, event),
  });

/** Choices of a form, with none in particular before them. */
export const eventChoices = (known: Known, events: readonly MassEvent[], chosen: string) => [
  { value: '', text: known.t('events.noneChosen'), selected: chosen === '' },
  ...events.map((event) => ({ value: event.id, text: eventInWords(known, event), selected: event.id === chosen })),
];

export const stateTag = ({ t }: Pick<Known, 't'>, { closedAt }: MassEvent) =>
  closedAt === null
    ? { text: t('events.state.open'), colour: 'orange' }
    : { text: t('events.state.closed'), colour: 'grey' };
