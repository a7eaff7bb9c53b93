/** Intermediate throw events: a none event passes, a message is published by a job worker. */
import { createJob } from '../behaviors/jobs.js';
import { complete } from '../behaviors/lifecycle.js';
import type { ElementBehavior } from './behavior.js';

export const throwEvent: ElementBehavior = {
  activate: (x, element, instance) => (element.job ? createJob(x, instance, element.job) : complete(x, instance.key)),
};
