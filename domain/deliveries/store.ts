/** What is stored. */
import type { Instant } from '../core/time/instant.js';
import type { InboxEntryId } from '../inbox/ids.js';
import type { DeliveryId, HookId } from './ids.js';
import type { Channel, Delivery, DeliveryState, Hook } from './model.js';

/** A hook with where it is called and how it signs, sealed. */
export type StoredHook = Hook & { sealed: string };

export interface DeliveryFilter {
  state: DeliveryState | null;
  channel: Channel | null;
}

export interface DeliveryReader {
  byId(id: DeliveryId): Promise<Delivery | null>;
  ofEntry(entryId: InboxEntryId): Promise<Delivery[]>;
  /** Those that failed first, then the latest. */
  list(filter: DeliveryFilter, page: { from: number; limit: number }): Promise<{ found: Delivery[]; total: number }>;
  /** Those whose entry still waits for somebody: up to a number. */
  countUndeliverable(most: number): Promise<number>;
  ofHook(hookId: HookId, limit: number): Promise<Delivery[]>;
}

export interface Deliveries extends DeliveryReader {
  /** @returns false where this way is under way already */
  insertOnce(delivery: Delivery): Promise<boolean>;
  // Each where it is still in the state that it was read in. @throws {DomainError} stale
  beginSending(read: Delivery, at: Instant): Promise<void>;
  /** `queued`: it is tried again. */
  end(read: Delivery, state: Exclude<DeliveryState, 'sending'>, evidence: string | null, at: Instant): Promise<void>;
}

export interface HookReader {
  byId(id: HookId): Promise<StoredHook | null>;
  all(): Promise<StoredHook[]>;
}

export interface Hooks extends HookReader {
  insert(hook: StoredHook): Promise<void>;
  /** As the next version of what was read. @throws {DomainError} stale */
  change(read: StoredHook, changes: Partial<StoredHook>): Promise<void>;
}
