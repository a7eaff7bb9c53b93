/** An event that many complaints are about, in words: the same on the desk, in lists of choices and on the portal. */
import type { MassEvent } from '../domain/model.js';
import type { RequestContext } from './context.js';

type Known = Pick<RequestContext, 't' | 'format'>;

export const since = ({ format }: Known, { startedAt }: MassEvent): string => format.dateTime(startedAt);
export const until = ({ t, format }: Known, { expectedEndAt }: MassEvent): string =>
  expectedEndAt === null ? t('events.noEnd') : format.dateTime(expectedEndAt);

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
