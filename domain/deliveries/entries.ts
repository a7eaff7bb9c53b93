/** What the ledger keeps of what left the house for staff: ids alone. */
import type { DeliveryId, HookId } from './ids.js';
import type { Delivery, Hook } from './model.js';

type Gone = { deliveryId: DeliveryId } & Pick<Delivery, 'entryId' | 'userId' | 'hookId' | 'channel' | 'endedAt'> & {
    /** As a hash: it may name an address. */
    evidence: string;
  };

/** `events`: with a space between. */
type HookAsItIs = { hookId: HookId; events: string; addressDigest: string | null } & Pick<
  Hook,
  'name' | 'kind' | 'group' | 'template' | 'locale' | 'receiptMinutes' | 'active'
>;

export interface DeliveryEntries {
  'delivery.sent': Gone;
  'delivery.failed': Gone & { fate: string };
  'delivery.retried': { deliveryId: DeliveryId };
  'hook.created': HookAsItIs;
  /** `fields` have changed; address and secret are not told. */
  'hook.changed': HookAsItIs & { fields: string };
  'hook.tested': { hookId: HookId };
}
