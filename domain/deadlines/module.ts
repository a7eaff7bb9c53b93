/** Its use cases, as workers and pages receive them. */
import type { Context } from '../core/context.js';
import { calendarUseCases, type CalendarUseCases } from './calendar.js';
import { clockUseCases, type ClockUseCases } from './clocks.js';
import { extensionUseCases, type ExtensionUseCases } from './extensions.js';

export type DeadlinesModule = CalendarUseCases & ClockUseCases & ExtensionUseCases;

export const deadlinesModule = (context: Context): DeadlinesModule => ({
  ...calendarUseCases(context),
  ...clockUseCases(context),
  ...extensionUseCases(context),
});
