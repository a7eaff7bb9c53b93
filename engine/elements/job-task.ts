/** Service and send tasks, and every other element whose work a job worker does. */
import { createJob } from '../behaviors/jobs.js';
import type { JobTask } from '../compiler/model.js';
import type { ElementBehavior } from '../execution.js';

export const jobTask: ElementBehavior<JobTask> = {
  activate: (x, { job }, instance) => createJob(x, instance, job),
};
