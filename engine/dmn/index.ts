/** DMN files: compiled at deployment, evaluated with variables. A failed evaluation is an outcome, not an exception. */
import type { MatchedRule } from '../commands/commands.js';
import { FeelParseError, toJson } from '../feel/index.js';
import type { Instant, JsonValue, Variables } from '../records.js';
import type { EvaluatedInput, Trace } from './decision-table.js';
import { DecisionFailure, type Environment, extend } from './environment.js';
import { type Definitions, DmnParseError, readDefinitions, versionTag } from './model.js';
import { type CompiledDecision, compileDecisions, withKnowledge } from './requirements.js';

export { DmnParseError } from './model.js';
export type { EvaluatedInput } from './decision-table.js';

/** One decision that was evaluated on the way, the called one last. */
export interface DecisionEvaluation {
  decisionId: string;
  decisionName: string;
  decisionType: string;
  output: JsonValue;
  inputs: EvaluatedInput[];
  matchedRules: MatchedRule[];
}

export interface DmnOutcome {
  /** null where no rule matched, or the evaluation failed. */
  output: JsonValue;
  evaluated: DecisionEvaluation[];
  /** Empty unless the evaluation failed. */
  failedDecisionId: string;
  /** `Expected to evaluate decision '…', but …`; empty unless the evaluation failed. */
  failureMessage: string;
}

export interface CompiledDecisions {
  id: string;
  name: string;
  namespace: string;
  decisions: { id: string; name: string; versionTag: string | null }[];
  /** Throws where the file has no such decision: the caller looked it up by what it deployed. */
  evaluate(decisionId: string, variables: Variables, now: Instant): DmnOutcome;
}

/** Evaluates what a decision requires, then the decision; each once, in `results`. */
function evaluate(
  decision: CompiledDecision,
  environment: Environment,
  results: Map<string, unknown>,
  evaluated: DecisionEvaluation[],
): unknown {
  if (results.has(decision.id)) return results.get(decision.id);
  const required: Record<string, unknown> = {};
  for (const one of decision.requires) {
    const value = evaluate(one, environment, results, evaluated);
    for (const name of one.resultNames) required[name] = value;
  }
  const trace: Trace = { inputs: [], matchedRules: [] };
  const entry: DecisionEvaluation = {
    decisionId: decision.id,
    decisionName: decision.name,
    decisionType: decision.type,
    output: null,
    ...trace,
  };
  const inner = withKnowledge(extend(environment, required), decision.knowledge);
  try {
    const value = decision.evaluate(inner, trace);
    entry.output = toJson(value);
    results.set(decision.id, value);
    return value;
  } finally {
    evaluated.push(entry);
  }
}

function run(decision: CompiledDecision, variables: Variables, now: Instant): DmnOutcome {
  const evaluated: DecisionEvaluation[] = [];
  const environment: Environment = {
    now,
    lookup: (name) => (Object.hasOwn(variables, name) ? variables[name] : undefined),
  };
  try {
    const output = toJson(evaluate(decision, environment, new Map(), evaluated));
    return { output, evaluated, failedDecisionId: '', failureMessage: '' };
  } catch (error) {
    if (!(error instanceof DecisionFailure)) throw error;
    const failureMessage = `Expected to evaluate decision '${decision.id}', but ${error.message}`;
    return { output: null, evaluated, failedDecisionId: evaluated.at(-1)?.decisionId ?? decision.id, failureMessage };
  }
}

/** Compiles a DMN file. Throws `DmnParseError`. */
export async function compileDmn(xml: string): Promise<CompiledDecisions> {
  return compileDefinitions(await readDefinitions(xml));
}

/** The same of what was read already. Throws `DmnParseError`. */
export function compileDefinitions(definitions: Definitions): CompiledDecisions {
  const compiled = compileOrThrow(definitions);
  const elements = (definitions.drgElement ?? []).filter(({ $type }) => $type === 'dmn:Decision');
  if (!definitions.id) throw new DmnParseError('Failed to parse DMN: the definitions have no id');
  const nameless = elements.find(({ id }) => !id);
  if (nameless) throw new DmnParseError(`Failed to parse DMN: the decision '${nameless.name ?? ''}' has no id`);
  return {
    id: definitions.id,
    name: definitions.name ?? definitions.id ?? '',
    namespace: definitions.namespace ?? '',
    decisions: elements.map((element) => ({
      id: element.id ?? '',
      name: element.name ?? element.id ?? '',
      versionTag: versionTag(element),
    })),
    evaluate(decisionId, variables, now) {
      const decision = compiled.get(decisionId);
      if (!decision) throw new Error(`no decision found with id '${decisionId}'`);
      return run(decision, variables, now);
    },
  };
}

function compileOrThrow(definitions: Definitions): Map<string, CompiledDecision> {
  try {
    return compileDecisions(definitions);
  } catch (error) {
    if (error instanceof FeelParseError) throw new DmnParseError(error.message);
    throw error;
  }
}
