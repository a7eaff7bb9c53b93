/** What the ledger keeps of the duties of a period. */
import type { Id } from '../core/ids.js';
import type { Instant, LocalDate } from '../core/time/instant.js';
import type { DutyEvent, DutyKind } from './model.js';

type Event = { [Name in DutyEvent as `duty.${Name}`]: { dutyId: Id; happenedAt: Instant } };

export interface DutyEntries extends Event {
  'duty.planned': {
    dutyId: Id;
    kind: DutyKind;
    periodFrom: LocalDate;
    periodTo: LocalDate;
    dueAt: Instant;
    ruleId: string;
  };
}
