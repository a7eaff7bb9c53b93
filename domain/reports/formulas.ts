/** The formulas of the figures: pure, each with the rule that it carries out. docs/figures.md says them in words. */
import type { Instant } from '../core/time/instant.js';
import { grouped } from '../core/own.js';
import { addDays, localDateOf } from '../core/time/local-date.js';
import type { WorkingCalendar } from '../core/time/working-calendar.js';
import type { CaseFactName, CountedLimit, NatureFigure, PeriodFacts, Took } from './model.js';

const HOUR_MS = 3_600_000;

/** Satisfied: four or five of five. */
const SATISFIED = 4;

/** Of these nothing was handled that could have taken long. */
const NOT_HANDLED = ['declined', 'withdrawn'];

/**
 * What became of a limit (D03-R24, D11-R19, D16-R08). Whether it was open, given up or met does not matter once its instant
 * has passed: it was met before, or missed. One that was given up before was none; one that pauses is due later.
 */
export function limitResult(
  { state, dueAt, endedAt }: CountedLimit,
  at: Instant,
): 'met' | 'missed' | 'running' | 'dropped' {
  if (endedAt !== null && endedAt < dueAt) return state === 'met' ? 'met' : 'dropped';
  if (endedAt !== null) return 'missed';
  return state === 'paused' || at < dueAt ? 'running' : 'missed';
}

/** Limits by what became of them; those that were dropped are in no figure. */
export function limitsOf({ limits }: Pick<PeriodFacts, 'limits'>, at: Instant) {
  const results = limits.map((limit) => limitResult(limit, at));
  const number = (result: string): number => results.filter((one) => one === result).length;
  return { limitsMet: number('met'), limitsMissed: number('missed'), limitsRunning: number('running') };
}

type Happened = Pick<PeriodFacts, 'happened'>;

/** Cases to which it happened in the period, each once (D11-R22: 受理数量; registered, accepted and declined are three things). */
export const casesOf = ({ happened }: Happened, fact: CaseFactName): number =>
  new Set(happened.filter((one) => one.fact === fact).map(({ complaintId }) => complaintId)).size;

/** Of each case the last fact of these. */
function lastOf({ happened }: Happened, ...facts: CaseFactName[]) {
  const last = new Map(happened.filter(({ fact }) => facts.includes(fact)).map((one) => [one.complaintId, one]));
  return [...last.values()];
}

/** Archived when the period ends: one that was opened again in it, and not archived again, is not (D11-R22: 处理结果). */
export const archivedIn = (facts: Happened) =>
  lastOf(facts, 'archived', 'reopened').filter(({ fact }) => fact === 'archived');

/** Of some; there is one at least. */
const mean = (values: readonly number[]): number => values.reduce((all, value) => all + value) / values.length;

/** The one in the middle, or the mean of the two. */
const middle = (sorted: readonly number[]): number =>
  mean(sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1));

const toTenth = (value: number): number => Math.round(value * 10) / 10;

/** Median and mean, to a tenth. */
function took(values: readonly number[]): Took {
  if (values.length === 0) return { cases: 0, median: null, mean: null };
  const sorted = [...values].sort((one, other) => one - other);
  return { cases: values.length, median: toTenth(middle(sorted)), mean: toTenth(mean(values)) };
}

/** 受理时限 (D11-R07, D11-R22): hours from receipt to the first acceptance, as the article counts them. */
export function acceptanceOf({ happened }: Happened): Took {
  const first = new Map(
    happened
      .filter(({ fact }) => fact === 'accepted')
      .reverse()
      .map((one) => [one.complaintId, one]),
  );
  return took([...first.values()].map(({ at, receivedAt }) => (Date.parse(at) - Date.parse(receivedAt)) / HOUR_MS));
}

/** Working days after the day of one instant, up to the day of another. */
function workingDaysBetween(from: Instant, to: Instant, calendar: WorkingCalendar, zone: string): number {
  const last = localDateOf(to, zone);
  let days = 0;
  for (let day = addDays(localDateOf(from, zone), 1); day <= last; day = addDays(day, 1))
    if (calendar.isWorkingDay(day)) days += 1;
  return days;
}

/**
 * 处理时限 (D11-R11, D11-R22): working days from receipt to the last answer before the archive; of the cases that were archived
 * in the period. What was declined or withdrawn was not handled; where no answer is on record the archive is the end.
 */
export function handlingOf(
  facts: Pick<PeriodFacts, 'happened' | 'answers'>,
  { calendar, zone }: { calendar: WorkingCalendar; zone: string },
): Took {
  const handled = archivedIn(facts).filter(({ value }) => !NOT_HANDLED.includes(value ?? ''));
  const answers = grouped(facts.answers, ({ complaintId }) => complaintId);
  return took(
    handled.map(({ complaintId, at: end, receivedAt }) => {
      const before = (answers.get(complaintId) ?? []).map(({ at }) => at).filter((at) => at <= end);
      return workingDaysBetween(receivedAt, before.sort().at(-1) ?? end, calendar, zone);
    }),
  );
}

/** What visits found (D09-R17, D09-R22): each visit of the period counts. */
export function visitsOf({ visits }: Pick<PeriodFacts, 'visits'>) {
  const number = (outcome: string): number => visits.filter((one) => one === outcome).length;
  return { satisfied: number('satisfied'), dissatisfied: number('dissatisfied'), noAnswer: number('noAnswer') };
}

/** Evaluations (D11-R17, D20-R08): of each case the last of the period. */
export function evaluationsOf({ evaluations }: Pick<PeriodFacts, 'evaluations'>) {
  const last = [...new Map(evaluations.map((one) => [one.complaintId, one])).values()];
  return {
    evaluated: last.length,
    evaluatedSatisfied: last.filter(({ satisfaction }) => satisfaction >= SATISFIED).length,
    evaluatedSolved: last.filter(({ solved }) => solved === 'yes').length,
    evaluatedAttitude: last.filter(({ attitude }) => attitude >= SATISFIED).length,
  };
}

/** Cases by nature, fault, class and level (D17-R05 to R17): as they were judged last in the period. */
export function naturesOf(facts: Happened): NatureFigure[] {
  const counted = new Map<string, number>();
  for (const { value } of lastOf(facts, 'judged')) counted.set(value ?? '', (counted.get(value ?? '') ?? 0) + 1);
  return [...counted].sort().map(([value, count]) => {
    const [nature = '', fault = '', grade = '', level = ''] = value.split('/');
    return { nature, fault, grade, level, count };
  });
}
