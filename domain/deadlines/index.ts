/** Limits: clocks, their marks, pauses and extensions, and the events that start and stop them. */
export { endCalls } from './calls.js';
export { recordCaseEvent, identifyMajor, recordEnd } from './case-events.js';
export { adjustClocks, moveWorkItems } from './changing.js';
export { ASKED_FOR_TIME, MOST_EXTENSION } from './extensions.js';
export type { ClockId, ExtensionId } from './ids.js';
export { type Happened, isDangerLimit, isOpen, limitsFrom, limitsOfTelling } from './limits.js';
export { endClock, meetClocks } from './meeting.js';
export {
  CASE_EVENTS,
  type CaseClock,
  type CaseEvent,
  CLOCK_STATES,
  LIMIT_KINDS,
  LIMIT_UNITS,
  type LimitUnit,
  MARK_KINDS,
  MARK_UNITS,
  type Supervision,
} from './model.js';
export { applyOutsideChanges, outsideChanges } from './outside-facts.js';
export type { Move } from './preview.js';
export { clocksToCome, startClocks } from './starting.js';
export { OUTSIDE_ARTICLES, stepName } from './steps.js';
export {
  type CalendarYears,
  type Clocks,
  EXTENSION_STATES,
  type ExtensionRequest,
  type Extensions,
  type Supervisions,
} from './store.js';
export {
  clockOfSteps,
  type Limit,
  nearestClock,
  NO_URGENCY,
  urgencyOfCase,
  urgencyOfDutyTask,
  urgencyOfTask,
} from './urgency.js';
export { type DeadlinesModule, deadlinesModule } from './module.js';
