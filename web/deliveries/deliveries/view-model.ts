import { type Channel, CHANNELS, DELIVERY_STATES, type DeliveryState } from '../../../domain/deliveries/index.js';
import type { UseCases } from '../../../domain/modules.js';
import type { RequestContext } from '../../shell/context.js';
import type { Tag } from '../../shell/facts-in-words.js';
import type { PageModel } from '../../shell/page-model.js';
import { type Pagination, pagination } from '../../shell/pagination.js';
import { urls } from '../../shell/urls.js';
import { eventInWords, evidenceOf, stateOf } from '../words.js';

interface Choice {
  value: string;
  text: string;
  selected: boolean;
}

export interface DeliveriesModel extends PageModel {
  done: string | null;
  states: Choice[];
  channels: Choice[];
  rows: {
    when: string;
    what: string;
    number: string;
    recipient: string;
    channel: string;
    state: Tag;
    evidence: string;
    retryHref: string | null;
  }[];
  pagination: Pagination;
}

type Found = Awaited<ReturnType<UseCases['deliveries']['deliveries']>>;

export function deliveriesModel(
  { t, format }: RequestContext,
  { found, total }: Found,
  { state, channel, page }: { state: DeliveryState | null; channel: Channel | null; page: number },
  done: string | null,
): DeliveriesModel {
  const among = (values: readonly string[], kind: string, chosen: string | null): Choice[] =>
    ['', ...values].map((value) => ({
      ...{ value, text: t(value === '' ? 'deliveries.all' : `deliveries.${kind}.${value}`) },
      selected: value === (chosen ?? ''),
    }));
  return {
    title: t('deliveries.title'),
    layout: 'wide',
    done,
    states: among(DELIVERY_STATES, 'states', state),
    channels: among(CHANNELS, 'channels', channel),
    rows: found.map(({ delivery, event, number, recipient }) => ({
      when: format.dateTime(delivery.createdAt),
      what: event === null ? t(`deliveries.${delivery.hookId === null ? 'digest' : 'test'}`) : eventInWords(t, event),
      number,
      recipient,
      channel: t(`deliveries.channels.${delivery.channel}`),
      state: stateOf(t, delivery),
      evidence: evidenceOf(t, delivery),
      retryHref: delivery.state === 'failed' ? urls.deskDeliveryRetry(delivery.id) : null,
    })),
    pagination: pagination(t, urls.deskDeliveries, { state: state ?? '', channel: channel ?? '' }, page, total),
  };
}
