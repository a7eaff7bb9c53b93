/** The figures of a period: reckoned from its facts, and as pages print them, with numerator, denominator and cohort. */
import type { Instant } from '../core/time/instant.js';
import type { WorkingCalendar } from '../core/time/working-calendar.js';
import {
  acceptanceOf,
  archivedIn,
  casesOf,
  evaluationsOf,
  handlingOf,
  limitsOf,
  naturesOf,
  visitsOf,
} from './formulas.js';
import type { PeriodFacts, PeriodFigures, PrintedName, Reckoned } from './model.js';

export type Counted = Omit<Reckoned, 'causes'> & Pick<PeriodFacts, 'causes'>;

/** @param at when they are reckoned: before the end of the period they are a draft */
export function reckon(
  facts: PeriodFacts,
  { at, end, ...time }: { at: Instant; end: Instant; calendar: WorkingCalendar; zone: string },
): Counted {
  return {
    received: facts.received,
    registered: casesOf(facts, 'registered'),
    accepted: casesOf(facts, 'accepted'),
    declined: casesOf(facts, 'declined'),
    archived: archivedIn(facts).length,
    withdrawn: casesOf(facts, 'withdrawn'),
    reopened: casesOf(facts, 'reopened'),
    ...limitsOf(facts, at),
    acceptance: acceptanceOf(facts),
    handling: handlingOf(facts, time),
    ...visitsOf(facts),
    answersAccepted: casesOf(facts, 'answer-accepted'),
    ...evaluationsOf(facts),
    compensation: facts.paid,
    causes: facts.causes,
    natures: naturesOf(facts),
    countedAt: at,
    complete: at >= end,
  };
}

/** By what day a case, a limit, a visit or an evaluation belongs to a period. */
export const COHORTS = ['received', 'happened', 'due', 'archived', 'visited', 'evaluated'] as const;

export type Cohort = (typeof COHORTS)[number];

interface Formula {
  name: PrintedName;
  cohort: Cohort;
  /** The rules that ask for it. */
  rules: readonly string[];
  /** Of how many; null where it is a number of its own. */
  of: ((figures: Reckoned) => number) | null;
}

const limitsDue = ({ limitsMet, limitsMissed }: Reckoned): number => limitsMet + limitsMissed;
const visitsAnswered = ({ satisfied, dissatisfied }: Reckoned): number => satisfied + dissatisfied;
const visitsMade = (figures: Reckoned): number => visitsAnswered(figures) + figures.noAnswer;
const evaluated = (figures: Reckoned): number => figures.evaluated ?? 0;

/** In the order in which they are printed. */
const FORMULAS: readonly Formula[] = [
  { name: 'received', cohort: 'received', rules: ['D11-R22'], of: null },
  { name: 'registered', cohort: 'happened', rules: ['D11-R22'], of: null },
  { name: 'accepted', cohort: 'happened', rules: ['D11-R22'], of: null },
  { name: 'declined', cohort: 'happened', rules: ['D11-R22'], of: null },
  { name: 'withdrawn', cohort: 'happened', rules: ['D11-R22'], of: null },
  { name: 'archived', cohort: 'archived', rules: ['D11-R22'], of: null },
  { name: 'reopened', cohort: 'happened', rules: ['D11-R22'], of: null },
  { name: 'limitsMet', cohort: 'due', rules: ['D03-R24', 'D16-R08'], of: limitsDue },
  { name: 'limitsMissed', cohort: 'due', rules: ['D03-R24', 'D16-R08'], of: limitsDue },
  { name: 'limitsRunning', cohort: 'due', rules: ['D03-R24', 'D16-R08'], of: null },
  { name: 'acceptance', cohort: 'happened', rules: ['D11-R07', 'D11-R22'], of: null },
  { name: 'handling', cohort: 'archived', rules: ['D11-R11', 'D11-R22'], of: null },
  { name: 'satisfied', cohort: 'visited', rules: ['D09-R22'], of: visitsAnswered },
  { name: 'dissatisfied', cohort: 'visited', rules: ['D09-R22'], of: visitsAnswered },
  { name: 'noAnswer', cohort: 'visited', rules: ['D09-R22'], of: visitsMade },
  { name: 'answersAccepted', cohort: 'happened', rules: ['D11-R17'], of: null },
  { name: 'evaluated', cohort: 'evaluated', rules: ['D11-R17', 'D20-R08'], of: null },
  { name: 'evaluatedSatisfied', cohort: 'evaluated', rules: ['D11-R17', 'D20-R08'], of: evaluated },
  { name: 'evaluatedSolved', cohort: 'evaluated', rules: ['D11-R17', 'D20-R08'], of: evaluated },
  { name: 'evaluatedAttitude', cohort: 'evaluated', rules: ['D11-R17', 'D20-R08'], of: evaluated },
];

/** A figure as it is printed. `denominator` 0 prints no share. */
export interface Printed {
  name: PrintedName;
  cohort: Cohort;
  rules: readonly string[];
  value: PeriodFigures[PrintedName];
  denominator: number | null;
}

/** What a report of an earlier release did not count is left out. */
export const printed = (figures: Reckoned): Printed[] =>
  FORMULAS.map(({ name, cohort, rules, of }) => ({
    name,
    cohort,
    rules,
    value: figures[name],
    denominator: of === null ? null : of(figures),
  })).filter(({ value }) => value !== null);

/** In per cent, to a tenth; null of nothing. */
export const shareOf = (numerator: number, denominator: number): number | null =>
  denominator === 0 ? null : Math.round((numerator / denominator) * 1000) / 10;
