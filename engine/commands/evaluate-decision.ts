import { evaluateDecision as evaluate } from '../behaviors/decisions.js';
import type { CommandOf } from './command.js';
import { Rejection } from './commands.js';

export const evaluateDecision: CommandOf<'evaluateDecision'> = {
  async prepare({ decisionKey }, { definitions }) {
    const decision = decisionKey === undefined ? undefined : definitions.decisions.get(decisionKey);
    if (decision) await definitions.compileRequirements(decision.decisionRequirementsKey);
    return undefined;
  },
  apply(x, { decisionId = '', decisionKey = -1, variables }) {
    const reject = (reason: string): Rejection => new Rejection('INVALID_ARGUMENT', 'EVALUATE', reason);
    if (decisionId === '' && decisionKey < 0)
      throw reject('Expected either a decision id or a valid decision key, but none provided');
    const { decisions } = x.definitions;
    const decision = decisionId === '' ? decisions.get(decisionKey) : decisions.latest(decisionId);
    if (decision) return evaluate(x, decision, variables, null);
    const what = decisionId === '' ? `key '${decisionKey}'` : `id '${decisionId}'`;
    throw reject(`Expected to evaluate decision '${decisionId || decisionKey}', but no decision found for ${what}`);
  },
};
