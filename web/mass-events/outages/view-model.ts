import type { MassEvent } from '../../../domain/mass-events/index.js';
import type { RequestContext } from '../../shell/context.js';
import type { PageModel } from '../../shell/page-model.js';
import { since, until } from '../words.js';
import { instantOf } from '../../../domain/core/index.js';

export interface OutagesModel extends PageModel {
  outages: { id: string; title: string; facts: { label: string; value: string }[] }[];
  asOf: string;
}

export function outagesModel(known: RequestContext, outages: readonly MassEvent[]): OutagesModel {
  const { t, format } = known;
  return {
    title: t('events.public.title'),
    outages: outages.map((event) => ({
      id: event.id,
      title: event.title,
      facts: [
        { label: t('events.area'), value: event.area },
        { label: t('events.since'), value: since(known, event) },
        { label: t('events.until'), value: until(known, event) },
      ],
    })),
    asOf: t('events.public.asOf', { at: format.dateTime(instantOf(format.now())) }),
  };
}
