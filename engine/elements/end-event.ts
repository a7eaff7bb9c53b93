/** End events: none ones end their path, error, signal and escalation ones throw, terminate ones end the scope, message ones are jobs. */
import { remember } from '../behaviors/element.js';
import { notCaught, throwError } from '../behaviors/errors.js';
import { stringOf } from '../behaviors/expressions.js';
import { Failure } from '../behaviors/failure.js';
import { createJob } from '../behaviors/jobs.js';
import { complete, terminateChildren } from '../behaviors/lifecycle.js';
import { localVariables } from '../behaviors/variables.js';
import type { Element, ThrowingEvent } from '../compiler/model.js';
import type { ElementBehavior, Execution } from '../execution.js';
import type { ElementInstance } from '../records.js';
import { throwAndComplete } from './throw-event.js';

function throwFrom(x: Execution, element: Element, instance: ElementInstance): void {
  const code =
    element.trigger.kind === 'error' && element.trigger.code ? stringOf(x, element.trigger.code, instance) : '';
  const available = throwError(x, instance, code, localVariables(x, instance));
  if (available !== null) throw new Failure('UNHANDLED_ERROR_EVENT', notCaught(code, '', available));
}

/** Everything else in the scope ends; the scope itself then completes. */
function terminateScope(x: Execution, instance: ElementInstance): void {
  const scope = x.scopeOf(instance);
  if (!scope) return;
  remember(x, scope, { tokens: undefined });
  complete(x, instance.key);
  terminateChildren(x, scope, instance.key);
}

export const endEvent: ElementBehavior<ThrowingEvent> = {
  activate(x, element, instance) {
    if (element.trigger.kind === 'error') throwFrom(x, element, instance);
    else if (element.trigger.kind === 'terminate') terminateScope(x, instance);
    else if (element.job) createJob(x, instance, element.job);
    else throwAndComplete(x, element, instance);
  },
};
