/** What the ledger keeps of what left the house for staff: ids alone. */
import type { DeliveryId, HookId } from './ids.js';

export interface DeliveryEntries {
  'delivery.sent': { deliveryId: DeliveryId; channel: string };
  'delivery.failed': { deliveryId: DeliveryId; channel: string; fate: string };
  'delivery.retried': { deliveryId: DeliveryId };
  'hook.created': { hookId: HookId; kind: string; group: string | null };
  /** `fields` have changed; address and secret are not told. */
  'hook.changed': { hookId: HookId; fields: string };
  'hook.tested': { hookId: HookId };
}
