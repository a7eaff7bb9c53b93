/** Boxed expressions: what a decision or a business knowledge model consists of. */
import { FeelFunction } from 'feelin';
import { compileTable, type TracedEvaluator } from './decision-table.js';
import { compileLiteral, DecisionFailure, type Evaluator, extend } from './environment.js';
import { type Clause, DmnParseError, type Logic } from './model.js';

/** Zeebe's name of a kind of decision logic. */
const TYPES: Record<string, string> = {
  'dmn:DecisionTable': 'DECISION_TABLE',
  'dmn:LiteralExpression': 'LITERAL_EXPRESSION',
  'dmn:Context': 'CONTEXT',
  'dmn:Invocation': 'INVOCATION',
  'dmn:List': 'LIST',
  'dmn:Relation': 'RELATION',
  'dmn:FunctionDefinition': 'FUNCTION_DEFINITION',
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

/** The name of what is called may be no expression: `Risk-Table` is no subtraction where knowledge has that name. */
function compileCallee(clause: Clause | undefined, names: readonly string[]): Evaluator {
  const name = clause?.text?.trim() ?? '';
  if (!/[^\w\s]/.test(name)) return compileLiteral(clause, names);
  return (environment) => environment.lookup(name) ?? compileLiteral(clause, names)(environment);
}

/** Calls a business knowledge model with named arguments. */
function compileInvocation(logic: Logic, names: readonly string[]): TracedEvaluator {
  const called = compileCallee(logic.calledFunction, names);
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
    return callee.fn(...callee.parameterNames.map((name) => values.get(name) ?? null));
  };
}

/** A function as a value: of a context's entry, or of a decision that others call. Only FEEL has functions here. */
function compileFunction(logic: Logic, names: readonly string[]): TracedEvaluator {
  if (logic.kind !== undefined && logic.kind !== 'FEEL')
    throw new DmnParseError(`unsupported kind of function '${logic.kind}'`);
  const parameters = (logic.formalParameter ?? []).map(({ name }) => name ?? '');
  const body = compileLogic(logic.body, names);
  return (environment, trace) =>
    new FeelFunction((...values: unknown[]) => {
      const given = Object.fromEntries(parameters.map((name, index) => [name, values[index] ?? null]));
      return body(extend(environment, given), trace);
    }, parameters);
}

const COMPILERS: Record<string, (logic: Logic, names: readonly string[]) => TracedEvaluator> = {
  'dmn:DecisionTable': compileTable,
  'dmn:LiteralExpression': compileLiteral,
  'dmn:Context': compileContext,
  'dmn:Invocation': compileInvocation,
  'dmn:List': compileList,
  'dmn:Relation': compileRelation,
  'dmn:FunctionDefinition': compileFunction,
};

/** Compiles a boxed expression. Throws `FeelParseError` or `DmnParseError`. */
export function compileLogic(logic: Logic | undefined, names: readonly string[]): TracedEvaluator {
  const compiler = logic && COMPILERS[logic.$type];
  if (!compiler)
    throw new DmnParseError(logic ? `unsupported decision logic '${logic.$type}'` : 'the decision logic is missing');
  return compiler(logic, names);
}
