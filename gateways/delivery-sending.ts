/**
 * A delivery to staff on its way out. Other than a mail to a complainant it is given up after a while, also where the server
 * is away: somebody else can still be told, and the inbox has it in any case.
 */
import {
  DeliveryError,
  type HookGateway,
  MailError,
  type MailGateway,
  type Outgoing,
  type OutboxRowOf,
  type OutboxStore,
} from '../domain/core/index.js';
import type { DeliveryId } from '../domain/deliveries/index.js';

/** "No such mailbox" and the like: 5yz stands for what does not change by being said again. */
const FOR_GOOD = / 5\d\d$/;

/** @throws what is no failure of the delivery: the database is away */
function failureOf(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  if (!(error instanceof MailError)) throw error;
  const { fate, code } = error;
  return new DeliveryError(fate === 'refused' && !FOR_GOOD.test(code) ? 'away' : fate, code);
}

export function deliverySender(store: OutboxStore, mail: MailGateway | null, hooks: HookGateway | null) {
  /** What was taken, but the database could not note yet: it is not sent again. */
  const taken = new Map<DeliveryId, string>();

  async function handOver(outgoing: Outgoing): Promise<string> {
    if (outgoing.by === 'mail') {
      if (mail === null) throw new DeliveryError('refused', 'no-mail-server');
      return (await mail.send(outgoing.mail)).response;
    }
    if (hooks === null) throw new DeliveryError('refused', 'no-hooks');
    return hooks.call(outgoing.call);
  }

  return async ({
    payload: { deliveryId },
    attempts,
  }: OutboxRowOf<'mail-delivery' | 'hook-delivery'>): Promise<void> => {
    if (!taken.has(deliveryId)) {
      const outgoing = await store.beginDelivery(deliveryId);
      if (outgoing === null) return;
      try {
        taken.set(deliveryId, await handOver(outgoing));
      } catch (error) {
        const failure = failureOf(error);
        if (failure.fate !== 'refused' && attempts + 1 < outgoing.tries) throw failure;
        return store.deliveryFailed(deliveryId, failure.fate, failure.code);
      }
    }
    await store.deliverySent(deliveryId, taken.get(deliveryId) ?? '');
    taken.delete(deliveryId);
  };
}
