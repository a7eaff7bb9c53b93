/** What is stored. */
import type { MatterId } from '../core/matter.js';
import type { Instant } from '../core/time/instant.js';
import type { DutyKind } from '../organisation/model.js';
import type { DutyId } from './ids.js';
import type { PeriodFigures } from '../reports/model.js';
import type { Duty, DutyChanges, DutyState } from './model.js';

export interface DutyReader {
  byId(id: DutyId): Promise<Duty | null>;
  byIds(ids: DutyId[]): Promise<Duty[]>;
  /** null for what is no duty. */
  key(id: MatterId): Promise<string | null>;
  /** The latest period first. */
  list(page: { from: number; limit: number }): Promise<Duty[]>;
  count(): Promise<number>;
  published(): Promise<Duty[]>;
  /** Every one of these kinds, by its period. */
  ofKinds(kinds: readonly DutyKind[]): Promise<Duty[]>;
  /** Those with a report whose period ended by then, and was not counted. */
  uncounted(at: Instant): Promise<Duty[]>;
}

export interface Duties extends DutyReader {
  /** @returns false where a day of the period is in one of its kind already */
  insertOnce(duty: Duty, wrappedKey: string): Promise<boolean>;
  /** Where it is still in the state that it was read in. @throws {DomainError} stale */
  advance(read: Duty, to: DutyState, changes: DutyChanges): Promise<void>;
  /** Where it is still in the state that it was read in. @throws {DomainError} stale */
  fixFigures(read: Duty, figures: PeriodFigures): Promise<void>;
}
