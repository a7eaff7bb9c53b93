/** Many complaints about one outage or one matter: see mass-event-life, -links and -answers. */
import type { Context } from './context.js';
import { massEventAnswerUseCases } from './mass-event-answers.js';
import { massEventLifeUseCases } from './mass-event-life.js';
import { massEventLinkUseCases } from './mass-event-links.js';
import type { MassEventUseCases } from './mass-event-shapes.js';
import type { UseCases } from './use-cases.js';

export const massEventUseCases = (context: Context, submitWorkItem: UseCases['submitWorkItem']): MassEventUseCases => ({
  ...massEventLifeUseCases(context),
  ...massEventLinkUseCases(context),
  ...massEventAnswerUseCases(context, submitWorkItem),
});
