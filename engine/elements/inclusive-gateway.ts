/** The inclusive gateway: every condition that holds, else the default flow. Its join is behaviors/joins.ts. */
import { remember } from '../behaviors/element.js';
import { booleanOf } from '../behaviors/expressions.js';
import { complete } from '../behaviors/lifecycle.js';
import type { Element, Flow } from '../compiler/model.js';
import type { ElementBehavior, Execution } from '../execution.js';
import type { ElementInstance } from '../records.js';
import { noConditionHolds } from './exclusive-gateway.js';

function choose(x: Execution, element: Element, instance: ElementInstance): Flow[] {
  const [only, second] = element.outgoing;
  if (!only || (!second && !only.condition)) return only ? [only] : [];
  const chosen = element.outgoing.filter(
    (flow) => flow !== element.defaultFlow && flow.condition && booleanOf(x, flow.condition, instance),
  );
  if (chosen.length > 0) return chosen;
  if (element.defaultFlow) return [element.defaultFlow];
  throw noConditionHolds();
}

export const inclusiveGateway: ElementBehavior = {
  activate(x, element, instance) {
    const flows = choose(x, element, instance).map(({ id }) => id);
    remember(x, instance, { flows });
    complete(x, instance.key);
  },
  flows: (element, instance) => element.outgoing.filter(({ id }) => instance.runtime.flows?.includes(id)),
};
