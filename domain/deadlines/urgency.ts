/**
 * What comes first in lists: open danger, then priority, then the limit that is due first. One text that sorts so, kept
 * beside the case and the task: a list is read in its order from an index, however many complaints there are.
 */
import { type Complaint, ENDED_STATES } from '../cases/model.js';
import type { Instant } from '../core/time/instant.js';
import type { WorkItem } from '../tasks/model.js';
import type { CaseClock } from './model.js';

/** `inDanger`: something was found that has not ended, whatever became of the case. */
export type Matter = Pick<Complaint, 'safetyHazard' | 'priority' | 'state'> & { inDanger?: boolean };

export type Limit = Pick<CaseClock, 'step' | 'dueAt' | 'state' | 'endedAt'>;

/** Of what has ended, and nobody waits for. */
export const NO_URGENCY = '9';

const DANGER = '0';

const RANKS: Readonly<Record<string, string>> = { urgent: '1', high: '2' };

const ORDINARY = '3';

/** Comes after every instant. */
const NO_LIMIT = '9';

const rankOf = ({ safetyHazard, inDanger = false, priority }: Omit<Matter, 'state'>): string =>
  safetyHazard || inDanger ? DANGER : (RANKS[priority ?? ''] ?? ORDINARY);

const earliest = <One extends Limit>(clocks: readonly One[]): One | null =>
  clocks.reduce<One | null>((first, clock) => (first === null || clock.dueAt < first.dueAt ? clock : first), null);

/** The limit of a case that is due first. One that is paused is not running. */
export const nearestClock = <One extends Limit>(clocks: readonly One[]): One | null =>
  earliest(clocks.filter(({ endedAt, state }) => endedAt === null && state !== 'paused'));

/** The limit a task has to keep: of several the one due first. */
export const clockOfSteps = <One extends Limit>(clocks: readonly One[], steps: readonly string[]): One | null =>
  earliest(clocks.filter(({ endedAt, step }) => endedAt === null && steps.includes(step)));

export const urgencyOfCase = (complaint: Matter, clocks: readonly Limit[]): string =>
  ENDED_STATES.includes(complaint.state) && complaint.inDanger !== true
    ? NO_URGENCY
    : `${rankOf(complaint)}${nearestClock(clocks)?.dueAt ?? NO_LIMIT}`;

/** A task has the limit of its own step, else that of its case. What is still to be done of an ended case is as urgent. */
export const urgencyOfTask = (
  complaint: Matter,
  { steps }: Pick<WorkItem, 'steps'>,
  clocks: readonly Limit[],
): string => `${rankOf(complaint)}${(clockOfSteps(clocks, steps) ?? nearestClock(clocks))?.dueAt ?? NO_LIMIT}`;

export const urgencyOfDutyTask = (dueAt: Instant | null): string => `${ORDINARY}${dueAt ?? NO_LIMIT}`;
