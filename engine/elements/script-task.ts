/** The script task: an expression evaluated here, or a job. */
import { Failure } from '../behaviors/failure.js';
import { createJob } from '../behaviors/jobs.js';
import { complete } from '../behaviors/lifecycle.js';
import { lookup } from '../behaviors/variables.js';
import type { ScriptTask } from '../compiler/model.js';
import { toJson } from '../feel/index.js';
import type { ElementBehavior } from '../execution.js';

export const scriptTask: ElementBehavior<ScriptTask> = {
  activate(x, { work }, instance) {
    if ('job' in work) return createJob(x, instance, work.job);
    const { value, failure } = work.script.expression.evaluate(lookup(x, instance), x.now);
    if (failure !== null) throw new Failure('EXTRACT_VALUE_ERROR', failure);
    complete(x, instance.key, { [work.script.resultVariable]: toJson(value) });
  },
};
