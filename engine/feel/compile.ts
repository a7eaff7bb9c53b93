/**
 * Syntax tree → closures. Done once per expression, so that an evaluation parses nothing.
 * One entry of `COMPILERS` per node of the grammar; iteration, unary tests and calls have files of their own.
 */
import { FeelFunction } from 'feelin';
import { call } from './calls.js';
import { filter, forExpression, quantified } from './iteration.js';
import { at } from './literals.js';
import { arithmetic, compare, inRange, range } from './operators.js';
import { child, nameOf, type Node } from './parse.js';
import { readProperty } from './properties.js';
import type { Code, Compile, Scope } from './scope.js';
import { instanceOf } from './types.js';
import { compileInTests, interval } from './unary.js';
import { stringLiteral } from './literals.js';
import { findBuiltin } from './builtins/index.js';

/** Nodes within a node are compiled by `compile`. */
type Compiler = (node: Node, compile: Compile) => Code;

const constant =
  (value: unknown): Code =>
  () =>
    value;
const first: Compiler = (node) => compile(child(node, 0));

/** `a and b`, `a or b` with three values: what is no boolean counts as unknown. */
function logical(decisive: boolean): Compiler {
  return (node) => {
    const [left, right] = [compile(child(node, 0)), compile(child(node, 2))];
    return (scope) => {
      const a = left(scope);
      if (a === decisive) return decisive;
      const b = right(scope);
      if (b === decisive) return decisive;
      return typeof a === 'boolean' && typeof b === 'boolean' ? !decisive : null;
    };
  };
}

function variable(node: Node): Code {
  const name = nameOf(node);
  const builtin = findBuiltin(name);
  return (scope) => {
    const value = scope.lookup(name);
    if (value !== undefined) return value;
    return builtin ?? scope.warn('NO_VARIABLE_FOUND', `No variable found with name '${name}'`);
  };
}

function path(node: Node): Code {
  const target = compile(child(node, 0));
  const name = nameOf(child(node, -1));
  return (scope) => readProperty(target(scope), name, scope);
}

function condition(node: Node): Code {
  const [test, yes, no] = [compile(child(node, 1)), compile(child(node, 3)), compile(child(node, 5))];
  return (scope) => (test(scope) === true ? yes(scope) : no(scope));
}

function list(node: Node): Code {
  const items = node.children.slice(1, -1).map(compile);
  return (scope) => items.map((item) => item(scope));
}

/** Later entries of a context see the earlier ones. */
function context(node: Node): Code {
  const entries = node.children.slice(1, -1).map((entry) => {
    const key = child(child(entry, 0), 0);
    return {
      name: key.name === 'StringLiteral' ? stringLiteral(key.text) : nameOf(key),
      value: compile(child(entry, -1)),
    };
  });
  return (scope) => {
    const result: Record<string, unknown> = {};
    const inner = scope.with(result);
    for (const { name, value } of entries) result[name] = value(inner);
    return result;
  };
}

function functionDefinition(node: Node): Code {
  const formal = node.children.find(({ name }) => name === 'FormalParameters');
  const names = (formal?.children ?? []).map((parameter) => nameOf(child(parameter, 0)));
  const body = compile(child(node, -1));
  return (scope) =>
    new FeelFunction((...values: unknown[]) => {
      scope.step();
      const parameters = Object.fromEntries(names.map((name, index) => [name, values[index] ?? null]));
      return body(scope.with(parameters));
    }, names);
}

function arithmeticExpression(node: Node): Code {
  if (node.children.length === 2) {
    const operand = compile(child(node, 1));
    return (scope) => arithmetic('*', -1, operand(scope), scope);
  }
  const [left, operator, right] = [compile(child(node, 0)), child(node, 1).text, compile(child(node, 2))];
  return (scope) => arithmetic(operator, left(scope), right(scope), scope);
}

function between(node: Node): Code {
  const [value, low, high] = [compile(child(node, 0)), compile(child(node, 2)), compile(child(node, 4))];
  return (scope) => {
    const [from, to] = [low(scope), high(scope)];
    return from === null || to === null ? null : inRange(value(scope), range(from, to, true, true));
  };
}

function comparison(node: Node): Code {
  const operator = child(node, 1).text;
  if (operator === 'between') return between(node);
  const left = compile(child(node, 0));
  if (operator === 'in') {
    const test = compileInTests(node.children.slice(2), compile);
    return (scope) => test(scope, left(scope));
  }
  const right = compile(child(node, 2));
  return (scope) => compare(operator, left(scope), right(scope), scope);
}

/** `> 5` as a value: a range open to one side. */
function comparisonRange(node: Node): Code {
  if (node.children.length === 1) return compile(child(node, 0));
  const [operator, bound] = [child(node, 0).text, compile(child(node, 1))];
  return (scope) => {
    const value = bound(scope);
    if (operator === '>' || operator === '>=') return range(value, null, operator === '>=', false);
    return range(null, value, false, operator === '<=');
  };
}

const COMPILERS: Record<string, Compiler> = {
  Expression: first,
  ParenthesizedExpression: (node) => compile(child(node, 1)),
  FunctionBody: first,
  NumericLiteral: (node) => constant(Number(node.text.replace(/\s/g, ''))),
  StringLiteral: (node) => constant(stringLiteral(node.text)),
  BooleanLiteral: (node) => constant(node.text === 'true'),
  null: () => constant(null),
  AtLiteral: (node) => constant(at(stringLiteral(child(node, 0).text))),
  DateTimeLiteral: (node) =>
    child(node, 0).name === 'DateTimeConstructor' ? call(node, compile) : first(node, compile),
  VariableName: variable,
  SpecialFunctionName: variable,
  PathExpression: path,
  IfExpression: condition,
  List: list,
  Context: context,
  FunctionDefinition: functionDefinition,
  FunctionInvocation: call,
  ArithmeticExpression: arithmeticExpression,
  Comparison: comparison,
  Conjunction: logical(false),
  Disjunction: logical(true),
  Interval: interval,
  SimplePositiveUnaryTest: comparisonRange,
  PositiveUnaryTest: first,
  InstanceOfExpression: instanceOf,
  ForExpression: forExpression,
  QuantifiedExpression: quantified,
  FilterExpression: filter,
};

/** Compiles one node of an expression. */
export function compile(node: Node): Code {
  const compiler = COMPILERS[node.name];
  if (compiler) return compiler(node, compile);
  return (scope: Scope) => scope.warn('UNKNOWN', `Unsupported expression '${node.text}'`);
}
