/** The exclusive gateway: the first condition that holds, in the order of the model, else the default flow. */
import { remember } from '../behaviors/element.js';
import { booleanOf } from '../behaviors/expressions.js';
import { Failure } from '../behaviors/failure.js';
import { complete } from '../behaviors/lifecycle.js';
import type { Element, Flow } from '../compiler/model.js';
import type { ElementBehavior, Execution } from '../execution.js';
import type { ElementInstance } from '../records.js';

export const noConditionHolds = (): Failure =>
  new Failure('CONDITION_ERROR', 'Expected at least one condition to evaluate to true, or to have a default flow');

function choose(x: Execution, element: Element, instance: ElementInstance): Flow | null {
  const [only, second] = element.outgoing;
  if (!only || (!second && !only.condition)) return only ?? null;
  for (const flow of element.outgoing) {
    if (flow !== element.defaultFlow && flow.condition && booleanOf(x, flow.condition, instance)) return flow;
  }
  if (element.defaultFlow) return element.defaultFlow;
  throw noConditionHolds();
}

export const exclusiveGateway: ElementBehavior = {
  activate(x, element, instance) {
    const flow = choose(x, element, instance);
    remember(x, instance, { flow: flow?.id ?? null });
    complete(x, instance.key);
  },
  flows: (element, instance) => element.outgoing.filter(({ id }) => id === instance.runtime.flow),
};
