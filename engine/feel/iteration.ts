/** Everything that walks over lists: `for`, `some`, `every` and filters. */
import { FeelRange } from 'feelin';
import { child, nameOf, type Node } from './parse.js';
import type { Code, Compile, Scope } from './scope.js';
import { isContext, print } from './values.js';

/** A range of more numbers than this is refused: it could only be a mistake, and would fill the memory. */
const LONGEST_RANGE = 1_000_000;

const isWhole = (value: unknown): value is number => Number.isInteger(value);

function expand(start: unknown, end: unknown, scope: Scope): unknown[] | null {
  const refuse = (): null => scope.warn('INVALID_TYPE', `Can't iterate from '${print(start)}' to '${print(end)}'`);
  if (!isWhole(start) || !isWhole(end)) return refuse();
  const length = Math.abs(end - start) + 1;
  if (length > LONGEST_RANGE) return refuse();
  const step = start <= end ? 1 : -1;
  return Array.from({ length }, (_, index) => start + index * step);
}

interface Iterator {
  name: string;
  items: (scope: Scope) => unknown[] | null;
}

function iterator(node: Node, compile: Compile): Iterator {
  const name = nameOf(child(node, 0));
  const source = child(node, 2);
  const start = compile(child(source, 0));
  const end = source.children.length > 1 ? compile(child(source, -1)) : null;
  return {
    name,
    items(scope) {
      const value = start(scope);
      if (end) return expand(value, end(scope), scope);
      if (value instanceof FeelRange) return expand(value.start, value.end, scope);
      if (Array.isArray(value)) return value;
      return scope.warn('INVALID_TYPE', `Expected list but found '${print(value)}'`);
    },
  };
}

/** Calls `visit` for each combination, the last iterator turning fastest; false where one of them is no list. */
function product(iterators: Iterator[], scope: Scope, visit: (scope: Scope) => void): boolean {
  const [head, ...rest] = iterators;
  if (!head) {
    scope.step();
    visit(scope);
    return true;
  }
  const items = head.items(scope);
  if (items === null) return false;
  return items.every((item) => product(rest, scope.with({ [head.name]: item }), visit));
}

const iteratorsOf = (node: Node, compile: Compile): Iterator[] =>
  child(node, 1).children.map((one) => iterator(one, compile));

/** `for x in …, y in … return …`; `partial` holds the results so far. */
export function forExpression(node: Node, compile: Compile): Code {
  const iterators = iteratorsOf(node, compile);
  const body = compile(child(node, -1));
  // A copy of the results for each of them is a quadratic cost, which only who uses it should pay.
  const usesPartial = /\bpartial\b/.test(child(node, -1).text);
  return (scope) => {
    const partial: unknown[] = [];
    const done = product(iterators, scope, (inner) => {
      partial.push(body(usesPartial ? inner.with({ partial: [...partial] }) : inner));
    });
    return done ? partial : null;
  };
}

/** `some … satisfies …` and `every … satisfies …`, three-valued. */
export function quantified(node: Node, compile: Compile): Code {
  const decisive = child(node, 0).text === 'some';
  const iterators = iteratorsOf(node, compile);
  const condition = compile(child(node, -1));
  return (scope) => {
    let result: boolean | null = !decisive;
    const done = product(iterators, scope, (inner) => {
      if (result === decisive) return;
      const value = condition(inner);
      if (value === decisive) result = decisive;
      else if (typeof value !== 'boolean') result = null;
    });
    return done ? result : null;
  };
}

function pick(list: unknown[], index: number, scope: Scope): unknown {
  const value = list.at(index > 0 ? index - 1 : index);
  if (index !== 0 && value !== undefined) return value;
  return scope.warn('OUT_OF_BOUNDS', `List index out of bounds: ${index}`);
}

const PREDICATES = new Set([
  'Comparison',
  'Conjunction',
  'Disjunction',
  'QuantifiedExpression',
  'FunctionInvocation',
  'InstanceOfExpression',
]);

/** `list[2]`, `list[-1]`, `list[price > 10]`: an index from 1 (or from the end), or a condition on each `item`. */
export function filter(node: Node, compile: Compile): Code {
  const target = compile(child(node, 0));
  const selector = child(node, 2);
  const select = compile(selector);
  return (scope) => {
    const list = target(scope);
    if (!Array.isArray(list)) return scope.warn('INVALID_TYPE', `Expected list but found '${print(list)}'`);
    const index = PREDICATES.has(selector.name) ? null : select(scope.silent());
    if (typeof index === 'number') return pick(list, index, scope);
    const results = list.map((item: unknown) => {
      scope.step();
      return select(scope.with(isContext(item) ? { item, ...item } : { item }));
    });
    const [firstResult] = results;
    if (typeof firstResult === 'number') return pick(list, firstResult, scope);
    return list.filter((_, position) => results[position] === true);
  };
}
