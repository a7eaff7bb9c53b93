/** Decision tables: inputs once, then rule by rule; cells are compiled when the file is deployed. */
import type { MatchedRule } from '../commands/commands.js';
import { toJson } from '../feel/index.js';
import type { JsonValue } from '../records.js';
import { type CellTest, compileCell, compileLiteral, type Environment, type Evaluator } from './environment.js';
import { hitPolicy, type Outputs, single } from './hit-policy.js';
import type { Logic, OutputClause, Rule } from './model.js';

export interface EvaluatedInput {
  inputId: string;
  inputName: string;
  inputValue: JsonValue;
}

/** What an evaluation leaves behind for those who ask why; filled while it runs, so that a failure shows it too. */
export interface Trace {
  inputs: EvaluatedInput[];
  matchedRules: MatchedRule[];
}
export type TracedEvaluator = (environment: Environment, trace: Trace) => unknown;

interface CompiledRule {
  id: string;
  index: number;
  cells: CellTest[];
  outputs: Evaluator[];
}

/** The property a table's output has in the result. */
const outputName = (output: OutputClause): string => output.name ?? output.label ?? output.id ?? '';

function compileRule(rule: Rule, index: number, names: readonly string[]): CompiledRule {
  return {
    id: rule.id ?? '',
    index: index + 1,
    cells: (rule.inputEntry ?? []).map((cell) => compileCell(cell, names)),
    outputs: (rule.outputEntry ?? []).map((entry) => compileLiteral(entry, names)),
  };
}

function compileInputs(table: Logic, names: readonly string[]): (environment: Environment, trace: Trace) => unknown[] {
  const inputs = (table.input ?? []).map((input) => ({
    id: input.id ?? '',
    // Camunda cuts an expression that serves as name.
    name: input.label ?? (input.inputExpression?.text ?? '').slice(0, 30),
    evaluate: compileLiteral(input.inputExpression, names),
  }));
  return (environment, trace) =>
    inputs.map(({ id, name, evaluate }) => {
      const value = evaluate(environment);
      trace.inputs.push({ inputId: id, inputName: name, inputValue: toJson(value) });
      return value;
    });
}

/** The result where no rule matched: the default output entries, or null. */
function compileDefaults(outputs: OutputClause[], names: readonly string[]): Evaluator {
  const given = outputs.filter((output) => output.defaultOutputEntry);
  const defaults = given.map(
    (output) => [outputName(output), compileLiteral(output.defaultOutputEntry, names)] as const,
  );
  return (environment) => {
    if (defaults.length === 0) return null;
    return single(Object.fromEntries(defaults.map(([name, evaluate]) => [name, evaluate(environment)])));
  };
}

function fire(rule: CompiledRule, outputs: OutputClause[], environment: Environment, trace: Trace): Outputs {
  const values = rule.outputs.map((evaluate) => evaluate(environment));
  trace.matchedRules.push({
    ruleId: rule.id,
    ruleIndex: rule.index,
    evaluatedOutputs: outputs.map((output, index) => ({
      outputId: output.id ?? '',
      outputName: output.label ?? outputName(output),
      outputValue: toJson(values[index]),
    })),
  });
  return Object.fromEntries(outputs.map((output, index) => [outputName(output), values[index] ?? null]));
}

/** Compiles a decision table. Throws `FeelParseError` or `DmnParseError`. */
export function compileTable(table: Logic, names: readonly string[]): TracedEvaluator {
  const outputs = table.output ?? [];
  const readInputs = compileInputs(table, names);
  const rules = (table.rule ?? []).map((rule, index) => compileRule(rule, index, names));
  const defaults = compileDefaults(outputs, names);
  const decide = hitPolicy({ ...table, output: outputs.map((output) => ({ ...output, name: outputName(output) })) });
  return (environment, trace) => {
    const inputs = readInputs(environment, trace);
    const accepts = (rule: CompiledRule): boolean =>
      rule.cells.every((cell, index) => cell(inputs[index] ?? null, environment));
    const matched: CompiledRule[] = [];
    for (const rule of rules) {
      if (accepts(rule)) matched.push(rule);
      if (matched.length > 0 && table.hitPolicy === 'FIRST') break;
    }
    if (matched.length === 0) return defaults(environment);
    return decide(matched.map((rule) => fire(rule, outputs, environment, trace)));
  };
}
