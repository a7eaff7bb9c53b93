/** A way that something goes out: once for each occasion and recipient, with the outbox row that sends it. */
import type { Context } from '../core/context.js';
import type { Tx } from '../core/store.js';
import type { Delivery } from './model.js';

export async function insertDelivery(
  context: Context,
  r: Tx,
  delivery: Pick<Delivery, 'entryId' | 'occasion' | 'userId' | 'hookId' | 'channel'>,
): Promise<void> {
  const id = context.newId<Delivery['id']>();
  const inserted = await r.deliveries.insertOnce({
    ...delivery,
    id,
    state: 'queued',
    messageId: `${id}@gas-complaint-desk`,
    evidence: null,
    createdAt: context.now(),
    sendingAt: null,
    endedAt: null,
  });
  if (!inserted) return;
  const { hookId } = delivery;
  if (hookId === null) await context.send(r, 'mail-delivery', { deliveryId: id });
  else await context.send(r, 'hook-delivery', { deliveryId: id, hookId });
}
