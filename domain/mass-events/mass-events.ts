/** Many complaints about one outage or one matter: see life, links, answers and messages. */
import type { Context } from '../core/context.js';
import type { TasksModule } from '../tasks/index.js';
import { massEventAnswerUseCases } from './answers.js';
import { massEventLifeUseCases } from './life.js';
import { massEventLinkUseCases } from './links.js';
import { massMessageUseCases } from './messages.js';
import type { MassEventUseCases } from './use-cases.js';

export const massEventUseCases = (
  context: Context,
  submitWorkItem: TasksModule['submitWorkItem'],
): MassEventUseCases => ({
  ...massEventLifeUseCases(context),
  ...massEventLinkUseCases(context),
  ...massEventAnswerUseCases(context, submitWorkItem),
  ...massMessageUseCases(context),
});
