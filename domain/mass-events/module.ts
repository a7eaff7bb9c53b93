/** Its use cases, as workers and pages receive them. */
import type { Context } from '../core/context.js';
import type { TasksModule } from '../tasks/index.js';
import { massEventUseCases } from './mass-events.js';
import type { MassEventUseCases } from './use-cases.js';

export type MassEventsModule = MassEventUseCases;

export const massEventsModule = (
  context: Context,
  { submitWorkItem }: Pick<TasksModule, 'submitWorkItem'>,
): MassEventsModule => massEventUseCases(context, submitWorkItem);
