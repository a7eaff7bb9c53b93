/** What notices ask of those who wait for them to be told. */
import type { Complaint } from '../cases/model.js';
import type { Tx } from '../core/store.js';
import type { Instant } from '../core/time/instant.js';
import type { ClockId } from '../deadlines/ids.js';
import type { CaseEvent } from '../deadlines/model.js';
import type { StoredNotice } from './store.js';

/** What waits for notices to be told, and hears that they were. */
export interface Telling {
  /**
   * Asked before the transaction, of a notice that must be told. In it: begins the limits of telling, and finds those that
   * it meets.
   */
  begin(
    complaint: Complaint,
    event: string,
    meets: readonly CaseEvent[],
    actor: string,
  ): Promise<(r: Tx) => Promise<ClockId[]>>;
  /** The mail server has taken it. */
  mailed(r: Tx, notice: StoredNotice, at: Instant): Promise<void>;
  /** The gateway says that the short message has arrived. */
  texted(r: Tx, notice: StoredNotice, at: Instant): Promise<void>;
  /** Nothing that the house does by itself can tell it: a person has to. */
  needsPerson(r: Tx, notice: StoredNotice): Promise<void>;
}
