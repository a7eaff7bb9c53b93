/**
 * A delivery to staff on its way out. Other than a mail to a complainant it is given up after a while, also where the server
 * is away: somebody else can still be told, and the inbox has it in any case.
 */
import {
  DeliveryError,
  type HookGateway,
  isGivenUp,
  MailError,
  type MailGateway,
  type Outgoing,
  type OutboxRowOf,
  type OutboxStore,
} from '../domain/core/index.js';
import type { DeliveryId } from '../domain/deliveries/index.js';
import type { NoticeId } from '../domain/notices/index.js';

/** "No such mailbox" and the like: 5yz stands for what does not change by being said again. */
const FOR_GOOD = / 5\d\d$/;

/** @throws what is no failure of the delivery: the database is away */
function failureOf(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  if (!(error instanceof MailError)) throw error;
  const { fate, code } = error;
  return new DeliveryError(fate === 'refused' && !FOR_GOOD.test(code) ? 'away' : fate, code);
}

interface Way<Id> {
  begin(id: Id): Promise<Outgoing | null>;
  handOver(outgoing: Outgoing): Promise<string>;
  sent(id: Id, evidence: string): Promise<void>;
  failed(id: Id, failure: DeliveryError): Promise<void>;
}

/** Sends each once, and gives it up after as many tries as it has. */
function senderOf<Id>({ begin, handOver, sent, failed }: Way<Id>): (id: Id, attempts: number) => Promise<void> {
  /** What was taken, but the database could not note yet: it is not sent again. */
  const taken = new Map<Id, string>();
  return async (id, attempts) => {
    if (!taken.has(id)) {
      const outgoing = await begin(id);
      if (outgoing === null) return;
      try {
        taken.set(id, await handOver(outgoing));
      } catch (error) {
        const failure = failureOf(error);
        if (!isGivenUp(outgoing.patience, attempts, failure)) throw failure;
        return failed(id, failure);
      }
    }
    await sent(id, taken.get(id) ?? '');
    taken.delete(id);
  };
}

const handingOver =
  (mail: MailGateway | null, hooks: HookGateway | null) =>
  async (outgoing: Outgoing): Promise<string> => {
    if (outgoing.by === 'mail') {
      if (mail === null) throw new DeliveryError('refused', 'no-mail-server');
      return (await mail.send(outgoing.mail)).response;
    }
    if (hooks === null) throw new DeliveryError('refused', 'no-hooks');
    return hooks.call(outgoing.call);
  };

export function deliverySender(store: OutboxStore, mail: MailGateway | null, hooks: HookGateway | null) {
  const send = senderOf<DeliveryId>({
    begin: (id) => store.beginDelivery(id),
    handOver: handingOver(mail, hooks),
    sent: (id, evidence) => store.deliverySent(id, evidence),
    failed: (id, { fate, code }) => store.deliveryFailed(id, fate, code),
  });
  return ({ payload, attempts }: OutboxRowOf<'mail-delivery' | 'hook-delivery'>): Promise<void> =>
    send(payload.deliveryId, attempts);
}

/** A notice to its complainant as a short message: whoever is not reached in a quarter of an hour is called. */
export function shortMessageSender(store: OutboxStore, hooks: HookGateway | null) {
  const send = senderOf<NoticeId>({
    begin: (id) => store.beginShortMessage(id),
    handOver: handingOver(null, hooks),
    sent: (id, evidence) => store.noticeSent(id, evidence),
    failed: (id, failure) => store.noticeFailed(id, failure.message),
  });
  return ({ payload, attempts }: OutboxRowOf<'send-sms'>): Promise<void> => send(payload.noticeId, attempts);
}
