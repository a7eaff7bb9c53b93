/** Service and send tasks, and every other element whose work a job worker does. */
import { createJob } from '../behaviors/jobs.js';
import type { JobDefinition } from '../compiler/model.js';
import type { ElementBehavior } from '../execution.js';

export const jobTask: ElementBehavior = {
  activate: (x, element, instance) => createJob(x, instance, element.job as JobDefinition),
};
