/** What leaves the house for staff: mails, robots, short messages; and what became of it. */
export { callTo } from './hook-calls.js';
export { goingOut } from './going-out.js';
export type { DeliveryId, HookId } from './ids.js';
export { whoIsThere } from './in-line.js';
export { ALL_TRIES } from './patience.js';
export {
  type Channel,
  CHANNELS,
  type Delivery,
  DELIVERY_STATES,
  type DeliveryState,
  type Outside,
  type OutsideWords,
  type SayOutside,
} from './model.js';
export { type DeliveriesModule, deliveriesModule } from './module.js';
export type { Deliveries, DeliveryFilter, Hooks, StoredHook } from './store.js';
export type { HookGiven } from './hooks.js';
export { deliveryRights } from './rights.js';
export { tellStaff } from './telling.js';
