import type { UseCases } from '../../../domain/modules.js';
import type { RequestContext } from '../../shell/context.js';
import { pagination, type Pagination } from '../../shell/pagination.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';
import { since, until, stateTag, isOverEstimate } from '../words.js';

export interface EventsModel extends PageModel {
  done: string | null;
  newHref: string | null;
  rows: {
    href: string;
    title: string;
    kind: string;
    area: string;
    since: string;
    until: string;
    cases: string;
    tag: { text: string; colour: string };
    told: boolean;
    /** Its expected end has passed, and it is still open. */
    over: boolean;
  }[];
  pagination: Pagination;
}

type Found = Awaited<ReturnType<UseCases['massEvents']['massEvents']>>;

export function eventsModel(
  known: RequestContext,
  { events, total, mayOpen }: Found,
  page: number,
  done: string | null,
): EventsModel {
  const { t } = known;
  return {
    title: t('events.title'),
    layout: 'wide',
    done,
    newHref: mayOpen ? urls.deskNewEvent : null,
    rows: events.map(({ event, cases }) => ({
      href: urls.deskEvent(event.id),
      title: event.title,
      kind: t(`events.kind.${event.kind}`),
      area: event.area === '' ? t('common.none') : event.area,
      since: since(known, event),
      until: until(known, event),
      cases: t('events.count', { count: cases }),
      tag: stateTag(known, event),
      told: event.public && event.closedAt === null,
      over: isOverEstimate(known, event),
    })),
    pagination: pagination(t, urls.deskEvents, {}, page, total),
  };
}
