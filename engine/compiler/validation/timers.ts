/** Timers: one kind each, the right kind for the place, and static texts that can be read. */
import { cronFailure } from '../../cron.js';
import type { Check } from './check.js';
import { errorAt, type ValidationError } from './errors.js';
import { checkExpression } from './expressions.js';
import { many, type ModdleElement, one, text } from './model.js';

const KINDS = ['timeDuration', 'timeDate', 'timeCycle'] as const;
type Kind = (typeof KINDS)[number];

const DURATION = /^[-+]?P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/;
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)(\[.+\])?$/;

const kindsOf = (definition: ModdleElement): Kind[] => KINDS.filter((kind) => one(definition, kind));
export const isCycle = (definition: ModdleElement): boolean => one(definition, 'timeCycle') !== undefined;

function durationFailure(value: string): string | null {
  return DURATION.test(value) ? null : `Invalid duration format '${value}' for expression '${value}'.`;
}

/** `R3/PT1H`, `R/2026-01-01T00:00:00Z/PT1H`, or cron */
function cycleFailure(value: string): string | null {
  const parts = value.split('/');
  const [repetitions = '', interval = ''] = [parts[0], parts.at(-1)];
  if (!value.startsWith('R')) return cronFailure(value);
  if (parts.length < 2 || parts.length > 3 || !/^R\d*$/.test(repetitions))
    return `Repetition spec must start with R and name an interval: '${value}'`;
  if (parts.length === 3 && !DATE_TIME.test(parts[1] ?? ''))
    return `Invalid date-time format '${parts[1]}' for expression '${value}'.`;
  return durationFailure(interval);
}

const FAILURES: Record<Kind, (value: string) => string | null> = {
  timeDuration: durationFailure,
  timeDate: (value) =>
    DATE_TIME.test(value) ? null : `Invalid date-time format '${value}' for expression '${value}'.`,
  timeCycle: cycleFailure,
};

/** Zeebe shows a static text that makes no sense on the event, not on its definition. */
function staticFailure(event: ModdleElement, definition: ModdleElement, kind: Kind): ValidationError[] {
  const value = text(one(definition, kind) ?? definition, 'body') ?? '';
  if (value.startsWith('=')) return [];
  const failure = FAILURES[kind](value);
  const name = kind.replace('time', '').toLowerCase();
  return failure === null ? [] : [errorAt(event, `Invalid timer ${name} expression (${failure})`)];
}

/** Checks the timer definition of an event. */
export function checkTimer(event: ModdleElement, definition: ModdleElement): ValidationError[] {
  const kinds = kindsOf(definition);
  const [kind] = kinds;
  if (kinds.length !== 1 || !kind) {
    return [errorAt(definition, 'Must be exactly one type of timer: timeDuration, timeDate or timeCycle')];
  }
  const expression = one(definition, kind) ?? definition;
  return [...checkExpression(definition, text(expression, 'body') ?? ''), ...staticFailure(event, definition, kind)];
}

/** Which kinds of timer an event may have. */
export const checkTimerPlace: Check = (event) => {
  const timer = many(event, 'eventDefinitions').find(({ $type }) => $type === 'bpmn:TimerEventDefinition');
  if (!timer) return [];
  if (event.$type === 'bpmn:IntermediateCatchEvent' && isCycle(timer)) {
    return [errorAt(event, 'Intermediate timer catch event must have either a time duration or a time date.')];
  }
  return [];
};
