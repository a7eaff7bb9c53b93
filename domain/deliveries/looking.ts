/** What left the house for staff, as the administration and the complaint office look after it. */
import type { ComplaintId } from '../cases/ids.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import { lineOfCase, type Snapshot } from '../core/store.js';
import { clearCapacities } from '../people/capacity.js';
import type { User } from '../people/model.js';
import { caseOf } from './cases.js';
import type { DeliveryId, HookId } from './ids.js';
import { sendOut } from './inserting.js';
import type { Delivery } from './model.js';
import { deliveryRights } from './rights.js';
import type { DeliveryFilter } from './store.js';

export interface DeliveryView {
  delivery: Delivery;
  /** null: a digest, or a test. */
  event: string | null;
  complaintId: ComplaintId | null;
  /** '' of no case, and where the reader is kept from it. */
  number: string;
  /** The person, or the name of the hook, or both. */
  recipient: string;
}

/** More are not counted. */
const MOST_COUNTED = 99;

export interface LookingUseCases {
  /** @throws {DomainError} forbidden */
  deliveries(
    user: User,
    filter: DeliveryFilter,
    page: { from: number; limit: number },
  ): Promise<{ found: DeliveryView[]; total: number }>;
  /** Up to 99 + 1, of what still waits for somebody; 0 for whoever does not look after it. */
  undeliverable(user: User): Promise<number>;
  /** Sends one that failed once more. @throws {DomainError} forbidden, notFound, wrongState */
  retryDelivery(user: User, id: DeliveryId): Promise<void>;
}

async function viewOf(
  context: Context,
  r: Snapshot,
  reader: User,
  hooks: ReadonlyMap<HookId, string>,
  delivery: Delivery,
): Promise<DeliveryView> {
  const { entryId, userId, hookId } = delivery;
  const entry = entryId === null ? null : await r.inbox.byId(entryId);
  const about = caseOf(entry);
  const complaint = about === null ? null : await r.complaints.byId(about);
  const kept = about !== null && clearCapacities(reader, await r.recusals.ofComplaint(about)).length === 0;
  const names = [userId === null ? '' : await context.nameOf(r, userId), hookId === null ? '' : hooks.get(hookId)];
  return {
    delivery,
    event: entry?.event ?? null,
    complaintId: kept ? null : about,
    number: kept ? '' : (complaint?.number ?? ''),
    recipient: names.filter((name) => name !== '' && name !== null && name !== undefined).join(' · '),
  };
}

export function lookingUseCases(context: Context): LookingUseCases {
  const { store } = context.deps;
  return {
    async deliveries(user, filter, page) {
      if (!deliveryRights.see(user, null)) throw new DomainError('forbidden');
      const { found, total } = await store.read.deliveries.list(filter, page);
      const hooks = new Map((await store.read.hooks.all()).map(({ id, name }) => [id, name]));
      return { total, found: await Promise.all(found.map((one) => viewOf(context, store.read, user, hooks, one))) };
    },
    undeliverable: async (user) =>
      deliveryRights.see(user, null) ? store.read.deliveries.countUndeliverable(MOST_COUNTED + 1) : 0,
    async retryDelivery(by, id) {
      if (!deliveryRights.retry(by, null)) throw new DomainError('forbidden');
      const before = await store.read.deliveries.byId(id);
      if (before === null) throw new DomainError('notFound');
      const entry = before.entryId === null ? null : await store.read.inbox.byId(before.entryId);
      const complaintId = caseOf(entry);
      await context.inLine(lineOfCase(complaintId)).act(by, async (r, user) => {
        if (!deliveryRights.retry(user, null)) throw new DomainError('forbidden');
        const delivery = await r.deliveries.byId(id);
        if (delivery?.state !== 'failed') throw new DomainError('wrongState');
        await r.deliveries.end(delivery, 'queued', null, context.now());
        await sendOut(context, r, delivery, entry?.urgent === true);
        await context.record(r, { type: 'delivery.retried', complaintId, actor: user.id, facts: { deliveryId: id } });
      });
    },
  };
}
