/** What is stored. */
import type { Id, EngineKey } from '../core/ids.js';
import type { CalendarYear } from '../core/time/holidays.js';
import type { Instant } from '../core/time/instant.js';
import type { CaseClock, Supervision } from './model.js';

/** Years of the national calendar that were loaded after the ones the program knows. */
export interface CalendarYears {
  all(): Promise<CalendarYear[]>;
  put(year: CalendarYear, by: string, at: Instant): Promise<void>;
}

export interface ExtensionRequest {
  id: Id;
  complaintId: Id;
  clockId: Id;
  /** In the limit's own unit. */
  amount: number;
  by: Id;
  at: Instant;
  state: 'asked' | 'granted' | 'refused';
  decidedAt: Instant | null;
  reasonSealed: string;
}

export interface Extensions {
  insert(request: ExtensionRequest): Promise<void>;
  ofClock(clockId: Id): Promise<ExtensionRequest[]>;
  decide(id: Id, state: 'granted' | 'refused', at: Instant): Promise<void>;
}

export interface Clocks {
  insert(clock: CaseClock): Promise<void>;
  byId(id: Id): Promise<CaseClock | null>;
  ofComplaints(complaintIds: Id[]): Promise<CaseClock[]>;
  byIds(ids: Id[]): Promise<CaseClock[]>;
  /** Those that have not ended, of every case. */
  open(): Promise<CaseClock[]>;
  /** The same, a slice at a time in the order of their ids. */
  openAfter(id: Id, limit: number): Promise<CaseClock[]>;
  setWatch(id: Id, watchKey: EngineKey): Promise<void>;
  update(clock: CaseClock): Promise<void>;
}

export interface Supervisions {
  insert(supervision: Supervision): Promise<void>;
  openOf(complaintId: Id): Promise<Supervision[]>;
  end(processInstanceKey: EngineKey, at: Instant): Promise<void>;
}
