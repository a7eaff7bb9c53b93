/** What is stored. */
import type { ComplaintId } from '../cases/ids.js';
import type { After, EngineKey } from '../core/ids.js';
import type { CalendarYear } from '../core/time/holidays.js';
import type { Instant } from '../core/time/instant.js';
import type { UserId } from '../people/ids.js';
import type { ClockId, ExtensionId } from './ids.js';
import type { CaseClock, ClockFields, Supervision } from './model.js';

/** Years of the national calendar that were loaded after the ones the program knows. */
export interface CalendarYearReader {
  all(): Promise<CalendarYear[]>;
}

export interface CalendarYears extends CalendarYearReader {
  put(year: CalendarYear, by: string, at: Instant): Promise<void>;
}

export const EXTENSION_STATES = ['asked', 'granted', 'refused'] as const;

export interface ExtensionRequest {
  id: ExtensionId;
  complaintId: ComplaintId;
  clockId: ClockId;
  /** In the limit's own unit. */
  amount: number;
  by: UserId;
  at: Instant;
  state: (typeof EXTENSION_STATES)[number];
  decidedAt: Instant | null;
  reasonSealed: string;
}

export interface ExtensionReader {
  ofClock(clockId: ClockId): Promise<ExtensionRequest[]>;
}

export interface Extensions extends ExtensionReader {
  insert(request: ExtensionRequest): Promise<void>;
  /** One that was asked, and not decided. @throws {DomainError} stale */
  decide(id: ExtensionId, state: 'granted' | 'refused', at: Instant): Promise<void>;
}

export interface ClockReader {
  byId(id: ClockId): Promise<CaseClock | null>;
  ofComplaints(complaintIds: ComplaintId[]): Promise<CaseClock[]>;
  byIds(ids: ClockId[]): Promise<CaseClock[]>;
  /** Those that have not ended, of every case. */
  open(): Promise<CaseClock[]>;
  /** The same, a slice at a time in the order of their ids. */
  openAfter(id: After<ClockId>, limit: number): Promise<CaseClock[]>;
}

export interface Clocks extends ClockReader {
  insert(clock: CaseClock): Promise<void>;
  /** As long as it runs; a fact of the engine, and no change of the limit. */
  setWatch(id: ClockId, watchKey: EngineKey): Promise<void>;
  /** Where the clock is still as it was read. @throws {DomainError} stale */
  change(read: CaseClock, changes: ClockFields): Promise<CaseClock>;
}

export interface SupervisionReader {
  openOf(complaintId: ComplaintId): Promise<Supervision[]>;
}

export interface Supervisions extends SupervisionReader {
  insert(supervision: Supervision): Promise<void>;
  /** One that is open. @throws {DomainError} stale */
  end(processInstanceKey: EngineKey, at: Instant): Promise<void>;
}
