/** What the ledger keeps of what happens in a case, and of the limits that run in it. */
import type { CaseAsItIs } from '../cases/entries.js';
import type { Complaint, Judgement, Classification } from '../cases/model.js';
import type { Instant, LocalDate } from '../core/time/instant.js';
import type { Department } from '../organisation/model.js';
import type { DangerId } from '../safety/ids.js';
import type { ClockId } from './ids.js';
import type { CaseClock, CaseEvent, LimitUnit, MarkKind, Pause } from './model.js';

/** What an event tells besides the state after it. */
export type EventFacts = Partial<Classification> &
  Partial<Judgement> & { department?: Department; visitOutcome?: string; dangerId?: DangerId };

/** Written with other facts than the rest, by the use case that finds them. */
type OfItsOwn = 'safety-identified' | 'major-identified' | 'withdrawn' | 'archived';

type EventEntries = {
  [Event in Exclude<CaseEvent, OfItsOwn> as `case.${Event}`]: CaseAsItIs & EventFacts & { happenedAt: Instant };
};

type Limit = { clockId: ClockId; step: string };

type Moved = Limit & { dueAt: Instant };

type Ended = Moved & { endedAt: Instant; inTime: boolean };

type Changing =
  'clock.paused' | 'clock.resumed' | 'clock.adjusted' | 'clock.extended' | 'clock.recomputed' | 'clock.corrected';

/** Why a clock is due at another instant, or in another state: what is told besides both. */
export type ClockChange = {
  [Type in Changing]: { type: Type; actor: string; facts: Omit<DeadlineEntries[Type], keyof Moved> };
}[Changing];

export interface DeadlineEntries extends EventEntries {
  'case.major-identified': { happenedAt: Instant; criterion: string | null };
  'case.withdrawn': CaseAsItIs & Pick<Complaint, 'outcome'>;
  'case.archived': CaseAsItIs &
    Pick<Complaint, 'outcome' | 'retentionClass' | 'reopenUntil'> & { retainUntil: LocalDate | null };
  'case.escalated': Limit & { level: number; recipientGroup: string };
  'clock.started': Moved & { ruleId: string; startedAt: Instant } & Pick<
      CaseClock,
      'amount' | 'unit' | 'stopEvent' | 'kind'
    >;
  'clock.mark-passed': Limit & { kind: MarkKind; level: number; recipient: string };
  'clock.met': Ended;
  'clock.cancelled': Ended;
  'clock.paused': Moved & Pick<Pause, 'reason' | 'from' | 'endsAt'>;
  /** `to`: the end of the pause. */
  'clock.resumed': Moved & { to: Instant | null };
  'clock.adjusted': Moved & { amount: number; unit: LimitUnit; ruleId: string };
  'clock.extended': Moved & { extension: number };
  'clock.recomputed': Moved;
  'clock.corrected': Moved;
  'extension.asked': Moved & { amount: number };
  'extension.refused': Limit;
  'calendar.loaded': { year: number; days: string };
}
