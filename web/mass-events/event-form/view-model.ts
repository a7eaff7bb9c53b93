import { type MassEvent, MASS_EVENT_KINDS } from '../../../domain/mass-events/index.js';
import type { RequestContext } from '../../shell/context.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';
import type { Answers, Mistakes } from './answers.js';

export interface EventFormModel extends PageModel {
  action: string;
  backHref: string;
  backText: string;
  /** null: the kind of an event stays. */
  kinds: { value: string; text: string; hint: string; checked: boolean }[] | null;
  /** A matter is never told on the portal. */
  mayBeTold: boolean;
  told: { value: string; text: string; checked: boolean }[];
  answers: Answers;
  mistakes: Partial<Record<keyof Answers, string>>;
}

export function eventFormModel(
  { t }: RequestContext,
  event: MassEvent | null,
  answers: Answers,
  mistakes: Mistakes,
): EventFormModel {
  const words = Object.fromEntries(
    Object.entries(mistakes).map(([name, code]) => [name, t(`events.errors.${name}.${code}`)]),
  );
  return {
    title: t(event === null ? 'events.new' : 'events.change'),
    layout: 'wide',
    action: event === null ? urls.deskNewEvent : urls.deskEventChange(event.id),
    backHref: event === null ? urls.deskEvents : urls.deskEvent(event.id),
    backText: event === null ? t('events.title') : event.title,
    kinds:
      event === null
        ? MASS_EVENT_KINDS.map((kind) => ({
            value: kind,
            text: t(`events.kind.${kind}`),
            hint: t(`events.kindHint.${kind}`),
            checked: kind === answers.kind,
          }))
        : null,
    mayBeTold: event === null || event.kind === 'outage',
    told: [{ value: 'true', text: t('events.publish'), checked: answers.public === 'true' }],
    answers,
    mistakes: words,
    errors: Object.entries(words).map(([name, text]) => ({ text, href: `#${name}` })),
  };
}
