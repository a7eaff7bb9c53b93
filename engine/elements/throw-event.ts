/** Intermediate throw events: none events pass, links jump, signals, escalations and compensation are thrown, messages are jobs. */
import { compensate } from '../behaviors/compensation.js';
import { throwEscalation } from '../behaviors/errors.js';
import { stringOf } from '../behaviors/expressions.js';
import { createJob } from '../behaviors/jobs.js';
import { activate, complete } from '../behaviors/lifecycle.js';
import { throwSignal } from '../behaviors/signals.js';
import { type Element, linkTarget, type ThrowingEvent } from '../compiler/model.js';
import type { ElementBehavior, Execution } from '../execution.js';
import type { ElementInstance } from '../records.js';

/** Throws what the event throws, and goes on, unless whoever caught it has ended the thrower. */
export function throwAndComplete(x: Execution, { trigger }: Element, instance: ElementInstance): void {
  if (trigger.kind === 'signal') throwSignal(x, stringOf(x, trigger.name, instance), instance);
  if (trigger.kind === 'escalation')
    throwEscalation(x, instance, trigger.code ? stringOf(x, trigger.code, instance) : '');
  if (trigger.kind === 'compensation') return compensate(x, instance, trigger.activityId);
  complete(x, instance.key);
}

export const throwEvent: ElementBehavior<ThrowingEvent> = {
  activate(x, element, instance) {
    if (element.job) createJob(x, instance, element.job);
    else throwAndComplete(x, element, instance);
  },
  completed(x, element, instance) {
    const target = linkTarget(element);
    const scope = x.scopeOf(instance);
    if (target && scope) activate(x, target, scope);
  },
};
