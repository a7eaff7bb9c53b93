/** What is stored. */
import type { MatterId } from '../core/matter.js';
import type { Instant } from '../core/time/instant.js';
import type { DutyId } from './ids.js';
import type { Duty, CountedFigures, DutyChanges, DutyState } from './model.js';

export interface DutyReader {
  byId(id: DutyId): Promise<Duty | null>;
  byIds(ids: DutyId[]): Promise<Duty[]>;
  /** null for what is no duty. */
  key(id: MatterId): Promise<string | null>;
  /** The latest period first. */
  list(page: { from: number; limit: number }): Promise<Duty[]>;
  count(): Promise<number>;
  published(): Promise<Duty[]>;
  /** What happened from one instant up to another. */
  figures(from: Instant, to: Instant): Promise<CountedFigures>;
}

export interface Duties extends DutyReader {
  /** @returns false where the period has one of its kind already */
  insertOnce(duty: Duty, wrappedKey: string): Promise<boolean>;
  /** Where it is still in the state that it was read in. @throws {DomainError} stale */
  advance(read: Duty, to: DutyState, changes: DutyChanges): Promise<void>;
}
