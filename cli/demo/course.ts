/** What becomes of a complaint: dealt out beforehand, so that every kind is there in its proportion. */
import type { ReclassifiedFacts } from '../../domain/cases/index.js';
import type { LocalDate } from '../../domain/core/index.js';
import { arrivalIn, type Filing, planFilings } from './complaints.js';
import type { Office } from './office.js';
import { cardAt, deck, diceFor, type Random } from './random.js';

export type Visit = 'satisfied' | 'dissatisfied' | 'noAnswer';
export type Negotiation = 'explained' | 'newMeasures' | 'appeal' | 'refer';
/** How a task lies there on the last day. */
export type Rest = 'offered' | 'claimed' | 'draft' | 'paused';

export interface Course {
  declineGround: 'outOfScope' | 'duplicate' | null;
  /** Answers at the return visits, one after the other; the last one holds on. */
  visits: readonly Visit[];
  negotiation: Negotiation;
  /** The task that comes too late. */
  lateAt: string | null;
  planLevel: 'general' | 'important' | 'major';
  planReturned: boolean;
  notYetRectified: boolean;
  departmentReturns: boolean;
  pause: 'awaitingComplainant' | 'meterTest' | null;
  reclassified: ReclassifiedFacts | null;
  asksForTime: boolean;
  /** Minutes of office hours after it was filed. */
  withdrawnAfter: number | null;
  addedAfter: number | null;
  /** Where it still is at the end. */
  rest: { elementId: string; as: Rest } | null;
  /** How much time people take; 1 is usual. */
  pace: number;
}

export interface PlannedCase {
  index: number;
  filing: Filing;
  course: Course;
}

type Ending =
  | 'satisfied'
  | 'declined'
  | 'duplicate'
  | 'withdrawn'
  | 'noResponse'
  | 'secondTry'
  | 'explained'
  | 'newMeasures'
  | 'appeal'
  | 'refer';
const ENDINGS: readonly (readonly [Ending, number])[] = [
  ['satisfied', 73],
  ['withdrawn', 5],
  ['explained', 5],
  ['declined', 4],
  ['noResponse', 3],
  ['secondTry', 3],
  ['newMeasures', 3],
  ['duplicate', 2],
  ['appeal', 1],
  ['refer', 1],
];
const LATE: readonly (readonly [string | null, number])[] = [
  [null, 74],
  ['userTask_DraftPlan', 8],
  ['userTask_CarryOut', 7],
  ['userTask_PrepareResult', 6],
  ['userTask_Register', 5],
];
type Turn =
  'planReturned' | 'notYet' | 'departmentReturns' | 'meterTest' | 'awaiting' | 'reclassified' | 'added' | 'time';
const TURNS: readonly (readonly [Turn | null, number])[] = [
  [null, 67],
  ['planReturned', 6],
  ['added', 6],
  ['notYet', 5],
  ['reclassified', 4],
  ['departmentReturns', 4],
  ['awaiting', 4],
  ['meterTest', 2],
  ['time', 2],
];
const PLAN_LEVELS: readonly (readonly [Course['planLevel'], number])[] = [
  ['general', 82],
  ['important', 13],
  ['major', 5],
];

/**
 * Where cases are at the end: the task, how it lies there, and how many working days ago the complaint came in. Those
 * from longer ago than their limits allow are overdue.
 */
const RESTS: readonly (readonly [elementId: string, as: Rest, workingDaysAgo: number])[] = [
  ['userTask_Register', 'offered', 1],
  ['userTask_Investigate', 'claimed', 3],
  ['userTask_ApprovePlan', 'offered', 4],
  ['userTask_CarryOut', 'draft', 6],
  ['userTask_ReturnVisit', 'offered', 12],
  ['userTask_DraftPlan', 'offered', 9],
  ['userTask_DecideAcceptance', 'offered', 1],
  ['userTask_Assign', 'claimed', 2],
  ['userTask_PrepareResult', 'draft', 10],
  ['userTask_Negotiate', 'claimed', 15],
  ['userTask_Investigate', 'paused', 4],
  ['userTask_ConfirmRectification', 'offered', 10],
  ['userTask_ConfirmDecline', 'offered', 2],
  ['userTask_CarryOut', 'claimed', 16],
  ['userTask_Register', 'claimed', 1],
  ['userTask_DraftPlan', 'draft', 4],
  ['userTask_Investigate', 'offered', 2],
  ['userTask_PrepareResult', 'offered', 18],
  ['userTask_Register', 'draft', 1],
  ['userTask_ReturnVisit', 'claimed', 13],
  ['userTask_CarryOut', 'offered', 7],
  ['userTask_DecideAcceptance', 'draft', 1],
];
const OPEN_SHARE = 0.1;

const ENDING_VISITS: Partial<Record<Ending, readonly Visit[]>> = {
  noResponse: ['noAnswer'],
  secondTry: ['noAnswer', 'satisfied'],
  explained: ['dissatisfied', 'satisfied'],
  newMeasures: ['dissatisfied', 'satisfied'],
  appeal: ['dissatisfied', 'satisfied'],
  refer: ['dissatisfied', 'satisfied'],
};

export function courseOf(
  ending: Ending,
  lateAt: string | null,
  turn: Turn | null,
  level: Course['planLevel'],
  dice: Random,
): Course {
  const negotiation = ending === 'newMeasures' || ending === 'appeal' || ending === 'refer' ? ending : 'explained';
  return {
    declineGround: ending === 'declined' ? 'outOfScope' : ending === 'duplicate' ? 'duplicate' : null,
    visits: ENDING_VISITS[ending] ?? ['satisfied'],
    negotiation,
    lateAt,
    planLevel: level,
    planReturned: turn === 'planReturned',
    notYetRectified: turn === 'notYet',
    departmentReturns: turn === 'departmentReturns',
    pause: turn === 'meterTest' ? 'meterTest' : turn === 'awaiting' ? 'awaitingComplainant' : null,
    reclassified: turn === 'reclassified' ? dice.pick(RECLASSIFIED) : null,
    asksForTime: turn === 'time',
    withdrawnAfter: ending === 'withdrawn' ? dice.whole(90, 3600) : null,
    addedAfter: turn === 'added' ? dice.whole(120, 1800) : null,
    rest: null,
    pace: 1,
  };
}

const FACTS = { urgency: null, multiParty: false, compensationClaimed: false, damageAmount: null };
const PARTIES = { involvedParty: 'none', opinionRisk: 'none' };
const RECLASSIFIED: readonly ReclassifiedFacts[] = [
  { ...FACTS, ...PARTIES, category: 'safety', safetyHazard: true, complexity: 'simple' },
  { ...FACTS, ...PARTIES, category: 'conduct', safetyHazard: false, complexity: 'simple' },
  { ...FACTS, ...PARTIES, category: 'supply', safetyHazard: false, complexity: 'complex', multiParty: true },
];

/** A case that is still under way: nothing of note happens to it before it comes to rest. */
export function resting(elementId: string, as: Rest, course: Course): Course {
  const usual = courseOf('satisfied', null, null, course.planLevel, diceFor('unused'));
  return {
    ...usual,
    declineGround: elementId === 'userTask_ConfirmDecline' ? 'outOfScope' : null,
    visits: elementId === 'userTask_Negotiate' ? ['dissatisfied'] : usual.visits,
    pause: as === 'paused' ? 'meterTest' : null,
    rest: { elementId, as },
    pace: 0.4,
  };
}

/** Every case of the year, in the order they come in. `to`: the first day that is no longer part of it. */
export function planCases(
  options: { seed: string; complaints: number; from: LocalDate; to: LocalDate },
  office: Office,
): PlannedCase[] {
  const { seed, complaints: count, from, to } = options;
  const open = Math.max(Math.round(count * OPEN_SHARE), Math.min(count, 4));
  const restOf = (index: number) => (index < open ? RESTS[index % RESTS.length] : undefined);
  const arrival = (index: number, channel: string, dice: Random): number => {
    const rest = restOf(index);
    if (rest === undefined) return arrivalIn(from, to, channel, office, dice);
    return office.after(office.at(office.shift(to, -rest[2]), 0), dice.whole(20, 400));
  };
  const filings = planFilings(seed, count, office, arrival);
  const endings = deck(diceFor(seed, 'endings'), count, ENDINGS);
  const late = deck(diceFor(seed, 'late'), count, LATE);
  const turns = deck(diceFor(seed, 'turns'), count, TURNS);
  const levels = deck(diceFor(seed, 'levels'), count, PLAN_LEVELS);
  const planned = filings.map((filing, index) => {
    const dice = diceFor(seed, 'course', index);
    const [lateAt, turn, level] = [late[index], turns[index], levels[index]];
    const course = courseOf(cardAt(endings, index), lateAt ?? null, turn ?? null, level ?? 'general', dice);
    const rest = restOf(index);
    return { index, filing, course: rest === undefined ? course : resting(rest[0], rest[1], course) };
  });
  return planned.sort((a, b) => a.filing.at - b.filing.at || a.index - b.index);
}
