/** Ids of tasks, and of what was submitted at them. */
import type { Branded } from '../core/brand.js';

export type TaskPassId = Branded<'TaskPassId'>;
export type WorkItemId = Branded<'WorkItemId'>;
export type SubmissionId = Branded<'SubmissionId'>;
