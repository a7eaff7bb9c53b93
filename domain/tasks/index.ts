/** User tasks of the desk: claimed, submitted, given back. */
export type { Colleague } from './colleagues.js';
export { closeGone, goneTasks } from './gone.js';
export { NOT_DONE, OFFERED, returnLapsed } from './holders.js';
export type { SubmissionId, TaskPassId, WorkItemId } from './ids.js';
export { summarize } from './listing.js';
export type { PassedOn } from './passing-on.js';
export { visible } from './matter.js';
export { TAKE_BACK_REASONS, TASK_RETURN_REASONS, type TaskReturn, WORK_ITEM_STATES, type WorkItem } from './model.js';
export { recuseSubject } from './recusal.js';
export { allTasksScope, capacityFor, type GroupScope, mayAnswerForWork } from './rights.js';
export type {
  StoredPass,
  StoredSubmission,
  StoredSubmissionVersion,
  Submissions,
  WorkItems,
  WorkItemView,
} from './store.js';
export { type SubmissionToCorrect, submissionVersions } from './submission-corrections.js';
export { namedTasks } from './named.js';
export { offerTask, taskComeUp } from './offering.js';
export type { SubmissionVersion, WorkItemSummary } from './views.js';
export { type TasksModule, tasksModule } from './module.js';
