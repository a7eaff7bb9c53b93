/** Unary tests: the cells of decision tables, and the right side of `x in …`. */
import { FeelRange } from 'feelin';
import { compare, equals, inRange, range } from './operators.js';
import { child, type Node } from './parse.js';
import type { Code, Compile, Scope, Test } from './scope.js';
import { print } from './values.js';

const mentionsInput = (node: Node): boolean => node.text === '?' || node.children.some(mentionsInput);

/** true wins, otherwise any unknown makes the whole unknown. */
const anyOf =
  (tests: Test[]): Test =>
  (scope, input) => {
    let unknown = false;
    for (const test of tests) {
      const result = test(scope, input);
      if (result === true) return true;
      if (result === null) unknown = true;
    }
    return unknown ? null : false;
  };

function within(input: unknown, bounds: FeelRange, scope: Scope): boolean | null {
  const result = inRange(input, bounds);
  if (result !== null) return result;
  return scope.warn(
    'NOT_COMPARABLE',
    `Can't compare '${print(input)}' with '${print(bounds.start)}' and '${print(bounds.end)}'`,
  );
}

/** `[a..b]`, `(a..b]` … as a value. */
export function interval(node: Node, compile: Compile): (scope: Scope) => FeelRange {
  const [start, end] = [compile(child(node, 1)), compile(child(node, 3))];
  const [startIncluded, endIncluded] = [child(node, 0).text === '[', child(node, -1).text === ']'];
  return (scope) => {
    const [from, to] = [start(scope), end(scope)];
    return range(from, to, startIncluded && from !== null, endIncluded && to !== null);
  };
}

/** `> 5`, `= "a"`, `[1..5]` */
function simple(node: Node, compile: Compile): Test {
  if (node.children.length === 1) {
    const bounds = interval(child(node, 0), compile);
    return (scope, input) => within(input, bounds(scope), scope);
  }
  const [operator, operand] = [child(node, 0).text, compile(child(node, 1))];
  return (scope, input) => compare(operator, input, operand(scope), scope);
}

/** What a value says about the input: equal to it, a list or range that holds it, or true by itself. */
function accepts(value: unknown, input: unknown, scope: Scope): boolean | null {
  if (value instanceof FeelRange) return within(input, value, scope);
  const equal = equals(input, value);
  if (equal === true) return true;
  if (typeof value === 'boolean') return typeof input === 'boolean' ? false : value;
  if (Array.isArray(value)) return value.some((item) => equals(input, item) === true);
  if (equal === null) return scope.warn('NOT_COMPARABLE', `Can't compare '${print(input)}' with '${print(value)}'`);
  return false;
}

function expressionTest(node: Node, evaluate: Code): Test {
  if (node.name === 'BooleanLiteral') return (scope, input) => compare('=', input, evaluate(scope), scope);
  if (!mentionsInput(node)) return (scope, input) => accepts(evaluate(scope), input, scope);
  return (scope, input) => {
    const value = evaluate(scope.with({ '?': input }));
    return typeof value === 'boolean' ? value : null;
  };
}

function positive(node: Node, compile: Compile): Test {
  if (node.name === 'PositiveUnaryTest') return positive(child(node, 0), compile);
  if (node.name === 'PositiveUnaryTests') return anyOf(node.children.map((one) => positive(one, compile)));
  if (node.name === 'SimplePositiveUnaryTest') return simple(node, compile);
  if (node.name === 'Interval') {
    const bounds = interval(node, compile);
    return (scope, input) => within(input, bounds(scope), scope);
  }
  if (node.name === 'List' && node.children.some((item) => item.name === 'SimplePositiveUnaryTest')) {
    return anyOf(node.children.slice(1, -1).map((one) => positive(one, compile)));
  }
  return expressionTest(node, compile(node));
}

const isTest = (node: Node): boolean => node.name.startsWith('PositiveUnaryTest');

/** The right side of `in`: one test, or several in brackets. */
export function compileInTests(nodes: Node[], compile: Compile): Test {
  return anyOf(nodes.filter(isTest).map((one) => positive(one, compile)));
}

/** A whole cell: `-`, tests separated by commas, or `not(…)` around them. */
export function compileUnaryTests(node: Node, compile: Compile): Test {
  if (child(node, 0).name === 'Wildcard') return () => true;
  const test = compileInTests(node.children, compile);
  if (child(node, 0).text !== 'not') return test;
  return (scope, input) => {
    const result = test(scope, input);
    return result === null ? null : !result;
  };
}
