/** The call activity: an instance of another process, in the same tree. */
import { stringOf } from '../behaviors/expressions.js';
import { Failure } from '../behaviors/failure.js';
import { terminate } from '../behaviors/lifecycle.js';
import { begin, createInstance } from '../behaviors/process-instances.js';
import { localVariables, visibleVariables } from '../behaviors/variables.js';
import { type CallActivity, noneStart } from '../compiler/model.js';
import type { ElementBehavior } from '../execution.js';

/** Deeper than any process that means it: a process that calls itself without end. */
const MAXIMUM_DEPTH = 1000;

export const callActivity: ElementBehavior<CallActivity> = {
  activate(x, { call }, instance) {
    const id = stringOf(x, call.processId, instance);
    const { deploymentKey } = x.definitions.processes.get(instance.processDefinitionKey) ?? { deploymentKey: 0 };
    const called = x.definitions.processes.bound(id, call.binding, deploymentKey);
    if (!called)
      throw new Failure(
        'CALLED_ELEMENT_ERROR',
        `Expected process with BPMN process id '${id}' to be deployed, but not found.`,
      );
    if (!noneStart(x.definitions.model(called.key).root)) {
      throw new Failure(
        'CALLED_ELEMENT_ERROR',
        `Expected process with BPMN process id '${id}' to have a none start event, but not found.`,
      );
    }
    const depth = (x.get('element_instance', instance.processInstanceKey)?.runtime.depth ?? 1) + 1;
    if (depth > MAXIMUM_DEPTH) {
      throw new Failure(
        'CALLED_ELEMENT_ERROR',
        `The call activity has reached the maximum depth of ${MAXIMUM_DEPTH}. This is likely due to a recursive call.`,
      );
    }
    const variables = call.propagateAllParentVariables ? visibleVariables(x, instance) : localVariables(x, instance);
    begin(x, createInstance(x, called.key, variables, { instance, depth }));
  },
  terminate(x, _element, instance) {
    const [child] = x.rowsOf('process_instance', instance, instance.key);
    if (!child) return false;
    // A step of its own: instances that called one another a thousand times are no thousand nested calls.
    x.later(() => terminate(x, child.key));
    return true;
  },
};
