/** Ids of what leaves the house for staff. */
import type { Branded } from '../core/brand.js';

export type DeliveryId = Branded<'DeliveryId'>;
/** A robot, an address or a gateway that an administrator has set up. */
export type HookId = Branded<'HookId'>;
