/** Boxed expressions: what a decision or a business knowledge model consists of. */
import { FeelFunction } from 'feelin';
import { compileTable, type TracedEvaluator } from './decision-table.js';
import { compileLiteral, DecisionFailure, extend } from './environment.js';
import { DmnParseError, type Logic } from './model.js';

/** Zeebe's name of a kind of decision logic. */
const TYPES: Record<string, string> = {
  'dmn:DecisionTable': 'DECISION_TABLE',
  'dmn:LiteralExpression': 'LITERAL_EXPRESSION',
  'dmn:Context': 'CONTEXT',
  'dmn:Invocation': 'INVOCATION',
  'dmn:List': 'LIST',
  'dmn:Relation': 'RELATION',
};

export function decisionType(logic: Logic): string {
  return TYPES[logic.$type] ?? 'UNKNOWN';
}

/** Entries see the earlier ones; an entry without a name is the result of the whole. */
function compileContext(logic: Logic, names: readonly string[]): TracedEvaluator {
  const entries = (logic.contextEntry ?? []).map(({ variable, value }) => ({
    name: variable?.name ?? null,
    evaluate: compileLogic(value, names),
  }));
  return (environment, trace) => {
    const result: Record<string, unknown> = {};
    const inner = extend(environment, result);
    for (const { name, evaluate } of entries) {
      const value = evaluate(inner, trace);
      if (name === null) return value;
      result[name] = value;
    }
    return result;
  };
}

function compileList(logic: Logic, names: readonly string[]): TracedEvaluator {
  const items = (logic.elements ?? []).map((item) => compileLogic(item, names));
  return (environment, trace) => items.map((evaluate) => evaluate(environment, trace));
}

function compileRelation(logic: Logic, names: readonly string[]): TracedEvaluator {
  const columns = (logic.column ?? []).map(({ name }) => name ?? '');
  const rows = (logic.row ?? []).map((row) => (row.elements ?? []).map((cell) => compileLogic(cell, names)));
  return (environment, trace) =>
    rows.map((cells) =>
      Object.fromEntries(columns.map((name, index) => [name, cells[index]?.(environment, trace) ?? null])),
    );
}

/** Calls a business knowledge model with named arguments. */
function compileInvocation(logic: Logic, names: readonly string[]): TracedEvaluator {
  const called = compileLiteral(logic.calledFunction, names);
  const bindings = (logic.binding ?? []).map(({ parameter, bindingFormula }) => ({
    name: parameter?.name ?? '',
    evaluate: compileLogic(bindingFormula, names),
  }));
  return (environment, trace) => {
    const callee = called(environment);
    if (!(callee instanceof FeelFunction)) {
      throw new DecisionFailure(
        `no business knowledge model found with name '${logic.calledFunction?.text?.trim() ?? ''}'`,
      );
    }
    const values = new Map(bindings.map(({ name, evaluate }) => [name, evaluate(environment, trace)]));
    return callee.fn(...callee.parameterNames.map((name) => values.get(name) ?? null)) as unknown;
  };
}

const COMPILERS: Record<string, (logic: Logic, names: readonly string[]) => TracedEvaluator> = {
  'dmn:DecisionTable': compileTable,
  'dmn:LiteralExpression': compileLiteral,
  'dmn:Context': compileContext,
  'dmn:Invocation': compileInvocation,
  'dmn:List': compileList,
  'dmn:Relation': compileRelation,
};

/** Compiles a boxed expression. Throws `FeelParseError` or `DmnParseError`. */
export function compileLogic(logic: Logic | undefined, names: readonly string[]): TracedEvaluator {
  const compiler = logic && COMPILERS[logic.$type];
  if (!compiler)
    throw new DmnParseError(logic ? `unsupported decision logic '${logic.$type}'` : 'the decision logic is missing');
  return compiler(logic, names);
}
