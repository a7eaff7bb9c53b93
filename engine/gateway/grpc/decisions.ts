import type { DecisionResult, Engine } from '../../commands/commands.js';
import { TENANT } from '../../records.js';
import { parseVariables } from '../variables.js';
import { type Handlers, key } from './requests.js';

/** Values are JSON text on the wire; a failed evaluation has no output. */
function decisionToWire(result: DecisionResult): object {
  const { decisionOutput, evaluatedDecisions, failureMessage, ...rest } = result;
  return {
    ...rest,
    failureMessage,
    decisionOutput: failureMessage === '' ? JSON.stringify(decisionOutput) : '',
    evaluatedDecisions: evaluatedDecisions.map((one) => ({
      ...one,
      decisionOutput: JSON.stringify(one.decisionOutput),
      evaluatedInputs: one.evaluatedInputs.map((input) => ({ ...input, inputValue: JSON.stringify(input.inputValue) })),
      matchedRules: one.matchedRules.map((rule) => ({
        ...rule,
        evaluatedOutputs: rule.evaluatedOutputs.map((output) => ({
          ...output,
          outputValue: JSON.stringify(output.outputValue),
        })),
      })),
      tenantId: TENANT,
    })),
    tenantId: TENANT,
  };
}

export function decisions(engine: Engine): Pick<Handlers, 'EvaluateDecision'> {
  return {
    EvaluateDecision: async ({ decisionKey, decisionId, variables }) => {
      const which = decisionId === '' && key(decisionKey) > 0 ? { decisionKey: key(decisionKey) } : { decisionId };
      return decisionToWire(
        await engine.execute('evaluateDecision', { ...which, variables: parseVariables(variables) }),
      );
    },
  };
}
