/** Its use cases, as workers and pages receive them. */
import type { Context } from '../core/context.js';
import { calendarUseCases, type CalendarUseCases } from './calendar.js';
import { escalationUseCases, type EscalationUseCases } from './escalations.js';
import { extensionUseCases, type ExtensionUseCases } from './extensions.js';
import { markUseCases, type MarkUseCases } from './marks.js';
import { pauseUseCases, type PauseUseCases } from './pausing.js';

export type DeadlinesModule = CalendarUseCases & EscalationUseCases & ExtensionUseCases & MarkUseCases & PauseUseCases;

export const deadlinesModule = (context: Context): DeadlinesModule => ({
  ...calendarUseCases(context),
  ...escalationUseCases(context),
  ...extensionUseCases(context),
  ...markUseCases(context),
  ...pauseUseCases(context),
});
