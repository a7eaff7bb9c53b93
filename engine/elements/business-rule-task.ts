/** The business rule task: a decision evaluated here, or a job. The result is not computed again when only its mapping is. */
import { evaluateDecision } from '../behaviors/decisions.js';
import { stringOf } from '../behaviors/expressions.js';
import { Failure } from '../behaviors/failure.js';
import { raiseIncident } from '../behaviors/incidents.js';
import { createJob } from '../behaviors/jobs.js';
import { complete } from '../behaviors/lifecycle.js';
import { visibleVariables } from '../behaviors/variables.js';
import type { BusinessRuleTask, DecisionCall } from '../compiler/model.js';
import type { ElementBehavior, Execution } from '../execution.js';
import type { ElementInstance } from '../records.js';

function decide(x: Execution, call: DecisionCall, instance: ElementInstance): void {
  const decisionId = stringOf(x, call.decisionId, instance);
  const { deploymentKey } = x.definitions.processes.get(instance.processDefinitionKey) ?? { deploymentKey: 0 };
  const decision = x.definitions.decisions.bound(decisionId, call.binding, deploymentKey);
  if (!decision) {
    throw new Failure(
      'CALLED_DECISION_ERROR',
      `Expected to evaluate decision '${decisionId}', but no decision found for id '${decisionId}'`,
    );
  }
  const result = evaluateDecision(x, decision, visibleVariables(x, instance), instance);
  if (result.failureMessage !== '') {
    // The failed evaluation stays on record, so this is an incident by hand and not a step taken back.
    x.put('element_instance', { ...instance, state: 'ACTIVATING' });
    return raiseIncident(x, instance.key, 'DECISION_EVALUATION_ERROR', result.failureMessage);
  }
  complete(x, instance.key, { [call.resultVariable]: result.decisionOutput });
}

export const businessRuleTask: ElementBehavior<BusinessRuleTask> = {
  activate(x, { work }, instance) {
    if ('decision' in work) decide(x, work.decision, instance);
    else createJob(x, instance, work.job);
  },
};
