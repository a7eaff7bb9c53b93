/** What the ledger keeps of the duties of a period. */
import type { Instant, LocalDate } from '../core/time/instant.js';
import type { DutyId } from './ids.js';
import type { DutyKind } from '../organisation/model.js';
import type { DutyEvent } from './model.js';

/** `figures`: reports of earlier releases were counted when they were handed in. */
type Event = {
  [Name in Exclude<DutyEvent, 'counted'> as `duty.${Name}`]: { dutyId: DutyId; happenedAt: Instant; figures?: string };
};

export interface DutyEntries extends Event {
  'duty.planned': {
    dutyId: DutyId;
    kind: DutyKind;
    periodFrom: LocalDate;
    periodTo: LocalDate;
    dueAt: Instant;
    ruleId: string;
  };
  /** `figures`: all that was counted, as it is kept with the duty from then on. */
  'duty.counted': { dutyId: DutyId; happenedAt: Instant; figures: string };
}
