/** What is stored. */
import type { Id } from '../core/ids.js';
import type { Instant } from '../core/time/instant.js';
import type { Duty, DutyChanges, DutyFigures, DutyState } from './model.js';

export interface DutyReader {
  byId(id: Id): Promise<Duty | null>;
  byIds(ids: Id[]): Promise<Duty[]>;
  key(id: Id): Promise<string | null>;
  /** The latest period first. */
  list(page: { from: number; limit: number }): Promise<Duty[]>;
  count(): Promise<number>;
  published(): Promise<Duty[]>;
  /** What happened from one instant up to another. */
  figures(from: Instant, to: Instant): Promise<DutyFigures>;
}

export interface Duties extends DutyReader {
  /** @returns false where the period has one of its kind already */
  insertOnce(duty: Duty, wrappedKey: string): Promise<boolean>;
  /** Where it is still in the state that it was read in. @throws {DomainError} stale */
  advance(read: Duty, to: DutyState, changes: DutyChanges): Promise<void>;
}
