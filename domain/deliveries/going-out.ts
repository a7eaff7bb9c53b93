/** An entry of the inbox on its way out: to whom, in which words, and what became of it. */
import type { Context } from '../core/context.js';
import type { Outgoing } from '../core/hooks.js';
import { threadOf } from '../core/mail.js';
import type { OutboxStore } from '../core/outbox.js';
import { lineOfCase, type Snapshot, type Tx } from '../core/store.js';
import type { Instant } from '../core/time/instant.js';
import type { InboxEntry } from '../inbox/model.js';
import { type Reach, reachesOf, reachOf } from '../people/index.js';
import type { UserId } from '../people/ids.js';
import { patienceOf } from './patience.js';
import { digestMail } from './digest.js';
import { callOf, hookDeliveries } from './hook-calls.js';
import type { DeliveryId } from './ids.js';
import { peopleOf } from './in-line.js';
import { insertDelivery } from './inserting.js';
import type { Delivery } from './model.js';
import { passOn } from './passing-on.js';
import { caseOf } from './cases.js';
import { outsideOf } from './saying.js';

export type Going = Pick<OutboxStore, 'tellStaff' | 'beginDelivery' | 'deliverySent' | 'deliveryFailed'>;

/** Whether a person wants a mail for it now. What the regulation orders is not theirs to put off. */
const wantsNow = (
  { ordered, event }: InboxEntry,
  { mode, unwanted }: { mode: string; unwanted: readonly string[] },
): boolean => ordered || (mode === 'atOnce' && !unwanted.includes(event));

async function mailDeliveries(
  context: Context,
  r: Tx,
  entry: InboxEntry,
  reaches: ReadonlyMap<UserId, Reach>,
): Promise<void> {
  if (!context.deps.mailEnabled) return;
  for (const [userId, reach] of reaches) {
    if (reach.email === '' || !wantsNow(entry, reach)) continue;
    // Whoever has caused it knows.
    if ((await r.inbox.readBy(userId, [entry.id])).length > 0) continue;
    const way = { entryId: entry.id, occasion: entry.id, userId, hookId: null, channel: 'mail' } as const;
    await insertDelivery(context, r, way, entry.urgent);
  }
}

export function goingOut(context: Context): Going {
  const { store } = context.deps;

  const entryOf = async (r: Snapshot, { entryId }: Delivery): Promise<InboxEntry | null> =>
    entryId === null ? null : r.inbox.byId(entryId);

  /** What belongs to a case is written with it. */
  async function inItsLine<T>(
    id: DeliveryId,
    otherwise: T,
    work: (r: Tx, delivery: Delivery) => Promise<T>,
  ): Promise<T> {
    const read = await store.read.deliveries.byId(id);
    if (read === null) return otherwise;
    const line = lineOfCase(caseOf(await entryOf(store.read, read)));
    return context.inLine(line).change(async (r) => {
      const delivery = await r.deliveries.byId(id);
      return delivery === null ? otherwise : work(r, delivery);
    });
  }

  async function mailOf(r: Snapshot, entry: InboxEntry, delivery: Delivery): Promise<Outgoing | string> {
    const about = caseOf(entry);
    const person = (await peopleOf(context, r, entry)).find(({ id }) => id === delivery.userId);
    if (person === undefined) return 'not-there';
    const { email } = await reachOf(context.deps.keys, r, person.id);
    if (email === '') return 'no-address';
    const outside = await outsideOf(context, r, entry, person.locale);
    const { subject, mail: text } = context.deps.sayOutside.entry(outside, person.locale);
    const thread = about === null ? null : threadOf(about);
    const mail = { to: email, subject, text, messageId: delivery.messageId, thread };
    return { by: 'mail', patience: patienceOf(entry, delivery, context.now()), mail };
  }

  /** @returns a text: why it cannot go out */
  async function outgoingOf(r: Snapshot, delivery: Delivery, entry: InboxEntry | null): Promise<Outgoing | string> {
    if (delivery.channel === 'digest') return digestMail(context, r, delivery);
    if (delivery.hookId !== null) return callOf(context, r, delivery, entry);
    return entry === null ? 'not-there' : mailOf(r, entry, delivery);
  }

  /** As the row is from then on. */
  function goneAs({ id: deliveryId, entryId, userId, hookId, channel }: Delivery, evidence: string, endedAt: Instant) {
    const { keys } = context.deps;
    return { deliveryId, entryId, userId, hookId, channel, endedAt, evidence: keys.hash('evidence', evidence) };
  }

  async function fail(r: Tx, delivery: Delivery, fate: string, code: string): Promise<void> {
    const entry = await entryOf(r, delivery);
    const [evidence, at] = [`${fate}: ${code}`, context.now()];
    await r.deliveries.end(delivery, 'failed', evidence, at);
    await context.record(r, {
      type: 'delivery.failed',
      complaintId: caseOf(entry),
      actor: 'system:outbox',
      facts: { ...goneAs(delivery, evidence, at), fate },
    });
    if (entry !== null) await passOn(context, r, entry);
  }

  return {
    async tellStaff(entryId) {
      const entry = await store.read.inbox.byId(entryId);
      if (entry === null) return;
      await context.ofCase(caseOf(entry)).change(async (r) => {
        const now = await r.inbox.byId(entryId);
        if (now === null || now.doneAt !== null) return;
        const people = (await peopleOf(context, r, now)).map(({ id }) => id);
        const reaches = await reachesOf(context.deps.keys, r, people);
        await mailDeliveries(context, r, now, reaches);
        await hookDeliveries(context, r, now, people);
      });
    },
    beginDelivery: (id) =>
      inItsLine<Outgoing | null>(id, null, async (r, delivery) => {
        if (delivery.state !== 'queued' && delivery.state !== 'sending') return null;
        const entry = await entryOf(r, delivery);
        if (entry !== null && entry.doneAt !== null) {
          await r.deliveries.end(delivery, 'needless', null, context.now());
          return null;
        }
        const outgoing = await outgoingOf(r, delivery, entry);
        if (typeof outgoing === 'string') {
          await fail(r, delivery, 'refused', outgoing);
          return null;
        }
        await r.deliveries.beginSending(delivery, context.now());
        return outgoing;
      }),
    deliverySent: (id, evidence) =>
      inItsLine(id, undefined, async (r, delivery) => {
        // Once, also where two have sent it: the one may have taken longer than its lease.
        if (delivery.state === 'delivered') return;
        const at = context.now();
        await r.deliveries.end(delivery, 'delivered', evidence, at);
        await context.record(r, {
          type: 'delivery.sent',
          complaintId: caseOf(await entryOf(r, delivery)),
          actor: 'system:outbox',
          facts: goneAs(delivery, evidence, at),
        });
      }),
    deliveryFailed: (id, fate, code) =>
      inItsLine(id, undefined, async (r, delivery) => {
        if (delivery.state === 'queued' || delivery.state === 'sending') await fail(r, delivery, fate, code);
      }),
  };
}
