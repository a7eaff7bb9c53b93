/** What a new calendar moves: shown before it is loaded, because open limits are promises. */
import type { ComplaintId } from '../cases/ids.js';
import type { Instant, LocalDate } from '../core/time/instant.js';
import type { HoursContext } from '../core/time/opening-hours.js';
import { type Deadline, deadlineOf } from './deadline.js';
import type { ClockId } from './ids.js';
import type { CaseClock } from './model.js';

export interface Move {
  clockId: ClockId;
  complaintId: ComplaintId;
  step: string;
  before: Instant;
  after: Instant;
  /** The notice of a year has come: what was computed on weekends only is now certain. */
  settled: boolean;
}

/** The limit as a calendar has it. `fixedDate`: what the case itself carries. */
export function recomputed(clock: CaseClock, fixedDate: LocalDate | undefined, context: HoursContext): Deadline {
  const { startedAt, amount, unit, pauses, extension } = clock;
  return deadlineOf({ startedAt, amount, unit, pauses, extension, ...(fixedDate && { fixedDate }) }, context);
}

/** Open limits in working days whose due instant, or whose certainty, changes. */
export function movesOf(clocks: readonly CaseClock[], context: HoursContext): Move[] {
  return clocks
    .filter(({ endedAt, unit }) => endedAt === null && (unit === 'workingDay' || unit === 'openHour'))
    .flatMap((clock) => {
      const { dueAt, provisional } = recomputed(clock, undefined, context);
      const settled = clock.provisional && !provisional;
      if (dueAt === clock.dueAt && !settled) return [];
      const { id: clockId, complaintId, step } = clock;
      return [{ clockId, complaintId, step, before: clock.dueAt, after: dueAt, settled }];
    });
}
