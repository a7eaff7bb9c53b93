/** Its use cases, as workers and pages receive them. */
import type { Context } from '../core/context.js';
import { dangerContactUseCases, type DangerContactUseCases } from './danger-contact.js';
import { namedTaskUseCases, type NamedTaskUseCases } from './named.js';
import { recusalUseCases, type RecusalUseCases } from './recusal.js';
import { submissionCorrectionUseCases, type SubmissionCorrectionUseCases } from './submission-corrections.js';
import { workItemUseCases, type WorkItemUseCases } from './work-items.js';

export type TasksModule = DangerContactUseCases &
  NamedTaskUseCases &
  RecusalUseCases &
  SubmissionCorrectionUseCases &
  WorkItemUseCases;

export const tasksModule = (context: Context): TasksModule => ({
  ...dangerContactUseCases(context),
  ...namedTaskUseCases(context),
  ...recusalUseCases(context),
  ...submissionCorrectionUseCases(context),
  ...workItemUseCases(context),
});
