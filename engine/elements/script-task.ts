/** The script task: an expression evaluated here, or a job. */
import { Failure } from '../behaviors/failure.js';
import { createJob } from '../behaviors/jobs.js';
import { complete } from '../behaviors/lifecycle.js';
import { lookup } from '../behaviors/variables.js';
import { toJson } from '../feel/index.js';
import type { ElementBehavior } from '../execution.js';

export const scriptTask: ElementBehavior = {
  activate(x, element, instance) {
    if (!element.script) return element.job ? createJob(x, instance, element.job) : undefined;
    const { value, failure } = element.script.expression.evaluate(lookup(x, instance), x.now);
    if (failure !== null) throw new Failure('EXTRACT_VALUE_ERROR', failure);
    complete(x, instance.key, { [element.script.resultVariable]: toJson(value) });
  },
};
