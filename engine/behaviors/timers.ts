/** When a timer is due. Calendar parts of a duration (days and more) are added in the machine's time zone, as Zeebe does. */
import type { Trigger } from '../compiler/model.js';
import type { Execution } from '../execution.js';
import type { ElementInstance, Instant } from '../records.js';
import { nextCron } from '../cron.js';
import { temporalOf } from './expressions.js';
import { Failure } from './failure.js';

type TimerTrigger = Extract<Trigger, { kind: 'timer' }>;

export interface TimerPlan {
  dueAt: Instant;
  /** How often it fires in all; -1 = for ever. */
  repetitions: number;
}

const DURATION =
  /^([-+])?P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?(\[.+\])?$/;

/** `from` + an ISO 8601 duration; null where the text is none. */
export function addDuration(from: Instant, text: string): Instant | null {
  const match = DURATION.exec(text);
  if (!match) return null;
  const sign = match[1] === '-' ? -1 : 1;
  const part = (group: number): number => sign * Number(match[group] ?? 0);
  const [years, months, weeks, days] = [part(2), part(3), part(4), part(5)];
  const [hours, minutes, seconds] = [part(6), part(7), part(8)];
  const date = new Date(from);
  if (years !== 0 || months !== 0) {
    const day = date.getDate();
    date.setDate(1);
    date.setMonth(date.getMonth() + years * 12 + months);
    const last = new Date(date.getFullYear(), date.getMonth() + 1, 0).getDate();
    date.setDate(Math.min(day, last));
  }
  // Not where nothing is added: an hour that comes twice when clocks go back would become the first of the two.
  if (weeks !== 0 || days !== 0) date.setDate(date.getDate() + weeks * 7 + days);
  return date.getTime() + Math.round((hours * 60 + minutes) * 60_000 + seconds * 1000);
}

/** An ISO 8601 instant; without an offset it is read as UTC. Null where the text is none. */
export function parseInstant(text: string): Instant | null {
  const match = DATE_TIME.exec(text);
  if (!match) return null;
  const plain = text.replace(/\[.+\]$/, '');
  const instant = Date.parse(match[3] === undefined ? `${plain}Z` : plain);
  return Number.isNaN(instant) ? null : instant;
}

interface Cycle {
  repetitions: number;
  start: Instant | null;
  interval: string;
}

function parseCycle(text: string): Cycle | null {
  const match = /^R(\d*)\/(?:([^/]+)\/)?([^/]+)$/.exec(text);
  if (!match) return null;
  const start = match[2] === undefined ? null : parseInstant(match[2]);
  if (match[2] !== undefined && start === null) return null;
  return { repetitions: match[1] === '' ? -1 : Number(match[1]), start, interval: match[3] ?? '' };
}

function read<Value>(value: Value | null, format: string, text: string, expression: string): Value {
  if (value === null)
    throw new Failure('EXTRACT_VALUE_ERROR', `Invalid ${format} format '${text}' for expression '${expression}'.`);
  return value;
}

/** The first time. @throws {Failure} */
export function planTimer(x: Execution, trigger: TimerTrigger, scope: ElementInstance): TimerPlan {
  const { timerKind, expression } = trigger;
  const text = temporalOf(x, expression, scope, timerKind === 'timeDate' ? 'DATE_TIME' : 'DURATION').trim();
  return planOf(timerKind, text, expression.expression, x.now);
}

/** The same from a text, for start events, which have no scope. */
export function planOf(
  timerKind: TimerTrigger['timerKind'],
  text: string,
  expression: string,
  now: Instant,
): TimerPlan {
  if (timerKind === 'timeDate')
    return { dueAt: read(parseInstant(text), 'date-time', text, expression), repetitions: 1 };
  if (timerKind === 'timeDuration')
    return { dueAt: read(addDuration(now, text), 'duration', text, expression), repetitions: 1 };
  if (!text.startsWith('R')) return { dueAt: read(nextCron(text, now), 'cycle', text, expression), repetitions: -1 };
  const cycle = read(parseCycle(text), 'cycle', text, expression);
  const first = read(addDuration(cycle.start ?? now, cycle.interval), 'duration', cycle.interval, expression);
  return { dueAt: cycle.start !== null && cycle.start > now ? cycle.start : first, repetitions: cycle.repetitions };
}

/**
 * The time after `last`: of a repetition counted from when it was due, so that it does not drift; of cron the next one
 * after now. Null where it was the last.
 */
export function planNext(text: string, last: TimerPlan, now: Instant): TimerPlan | null {
  if (last.repetitions === 1 || last.repetitions === 0) return null;
  if (!text.trim().startsWith('R')) {
    const dueAt = nextCron(text, now);
    return dueAt === null ? null : { dueAt, repetitions: -1 };
  }
  const cycle = parseCycle(text.trim());
  const dueAt = cycle && addDuration(last.dueAt, cycle.interval);
  return dueAt === null ? null : { dueAt, repetitions: last.repetitions === -1 ? -1 : last.repetitions - 1 };
}
