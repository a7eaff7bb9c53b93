/** Who sees what left the house for staff, and who sets up hooks. */
import { hasRole, holds, type Rights } from '../people/capacity.js';

export const DELIVERY_VERBS = ['see', 'retry', 'manageHooks'] as const;

export type DeliveryVerb = (typeof DELIVERY_VERBS)[number];

export const deliveryRights: Rights<DeliveryVerb, null> = {
  see: (user) => holds(user, ['admin']) || hasRole(user, 'complaint-office'),
  retry: (user) => holds(user, ['admin']) || hasRole(user, 'complaint-office'),
  manageHooks: (user) => holds(user, ['admin']),
};
