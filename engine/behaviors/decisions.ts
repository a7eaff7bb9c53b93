/** Decisions: evaluated, and recorded with what they saw and what matched. */
import type { DecisionResult, EvaluatedDecision } from '../commands/commands.js';
import type { Execution } from '../execution.js';
import type { DecisionDefinition, ElementInstance, Variables } from '../records.js';

/** Evaluates a deployed decision. A failure is part of the result. */
export function evaluateDecision(
  x: Execution,
  decision: DecisionDefinition,
  variables: Variables,
  instance: ElementInstance | null,
): DecisionResult {
  const outcome = x.definitions
    .decisionsOf(decision.decisionRequirementsKey)
    .evaluate(decision.decisionId, variables, x.now);
  const evaluationKey = x.newKey();
  const evaluated = outcome.evaluated.map((one): EvaluatedDecision => {
    const { key, version } = definitionOf(x, decision, one.decisionId);
    return {
      decisionKey: key,
      decisionId: one.decisionId,
      decisionName: one.decisionName,
      decisionVersion: version,
      decisionType: one.decisionType,
      decisionOutput: one.output,
      evaluatedInputs: one.inputs,
      matchedRules: one.matchedRules,
    };
  });
  evaluated.forEach((one, index) => record(x, decision, one, { evaluationKey, index: index + 1, instance, outcome }));
  return {
    decisionEvaluationKey: evaluationKey,
    decisionKey: decision.key,
    decisionId: decision.decisionId,
    decisionName: decision.name,
    decisionVersion: decision.version,
    decisionRequirementsId: decision.decisionRequirementsId,
    decisionRequirementsKey: decision.decisionRequirementsKey,
    decisionOutput: outcome.output,
    evaluatedDecisions: evaluated,
    failedDecisionId: outcome.failedDecisionId,
    failureMessage: outcome.failureMessage,
  };
}

function definitionOf(x: Execution, called: DecisionDefinition, decisionId: string): DecisionDefinition {
  if (decisionId === called.decisionId) return called;
  return x.definitions.decisions.bound(decisionId, { type: 'deployment' }, called.deploymentKey) ?? called;
}

interface Place {
  evaluationKey: number;
  index: number;
  instance: ElementInstance | null;
  outcome: { failedDecisionId: string; failureMessage: string };
}

function record(
  x: Execution,
  called: DecisionDefinition,
  one: EvaluatedDecision,
  { evaluationKey, index, instance, outcome }: Place,
): void {
  const failed = outcome.failureMessage !== '' && outcome.failedDecisionId === one.decisionId;
  x.put('decision_instance', {
    id: `${evaluationKey}-${index}`,
    evaluationKey,
    index,
    decisionDefinitionKey: one.decisionKey,
    decisionId: one.decisionId,
    decisionName: one.decisionName,
    decisionVersion: one.decisionVersion,
    decisionType: one.decisionType,
    decisionRequirementsKey: called.decisionRequirementsKey,
    decisionRequirementsId: called.decisionRequirementsId,
    state: failed ? 'FAILED' : 'EVALUATED',
    evaluationFailure: failed ? outcome.failureMessage : null,
    result: JSON.stringify(one.decisionOutput),
    evaluatedInputs: JSON.parse(JSON.stringify(one.evaluatedInputs)),
    matchedRules: JSON.parse(JSON.stringify(one.matchedRules)),
    elementInstanceKey: instance?.key ?? null,
    processInstanceKey: instance?.processInstanceKey ?? null,
    rootProcessInstanceKey: instance?.rootProcessInstanceKey ?? null,
    processDefinitionKey: instance?.processDefinitionKey ?? null,
    evaluatedAt: x.now,
  });
}
