/** A way that something goes out: once for each occasion and recipient, with the outbox row that sends it. */
import type { Context } from '../core/context.js';
import type { Tx } from '../core/store.js';
import type { Delivery } from './model.js';

/** @param urgent it waits for nothing else that goes the same way */
export async function sendOut(
  context: Context,
  r: Tx,
  { id: deliveryId, hookId }: Pick<Delivery, 'id' | 'hookId'>,
  urgent: boolean,
): Promise<void> {
  if (hookId === null) await context.send(r, 'mail-delivery', { deliveryId });
  else await context.send(r, 'hook-delivery', { deliveryId, hookId, urgent });
}

export async function insertDelivery(
  context: Context,
  r: Tx,
  delivery: Pick<Delivery, 'entryId' | 'occasion' | 'userId' | 'hookId' | 'channel'>,
  urgent = false,
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
  if (inserted) await sendOut(context, r, { id, hookId: delivery.hookId }, urgent);
}
