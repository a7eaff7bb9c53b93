/** `x instance of <type>`: named types, `list<T>`, `context<a: T>`, `function<…>`. */
import { child, nameOf, type Node } from './parse.js';
import type { Code, Compile } from './scope.js';
import { feelTypeName, isContext } from './values.js';

type Check = (value: unknown) => boolean;

const ALIASES: Record<string, string> = {
  'date time': 'date and time',
  'day-time-duration': 'days and time duration',
  'year-month-duration': 'years and months duration',
  Null: 'null',
};

function named(name: string): Check {
  if (name === 'Any') return (value) => value !== null;
  if (name === 'duration') return (value) => feelTypeName(value).endsWith('duration');
  const wanted = ALIASES[name] ?? name;
  return (value) => feelTypeName(value) === wanted;
}

function contextCheck(node: Node): Check {
  const entries = (node.children.find(({ name }) => name === 'ContextEntryTypes')?.children ?? [])
    .filter(({ name }) => name === 'ContextEntryType')
    .map((entry) => ({ name: nameOf(child(entry, 0)), check: typeCheck(child(entry, -1)) }));
  return (value) =>
    isContext(value) && entries.every(({ name, check }) => Object.hasOwn(value, name) && check(value[name]));
}

function typeCheck(node: Node): Check {
  if (node.name === 'Type') return typeCheck(child(node, 0));
  if (node.name === 'ListType') {
    const item = node.children.find(({ name }) => name === 'Type');
    const check = item ? typeCheck(item) : () => true;
    return (value) => Array.isArray(value) && value.every(check);
  }
  if (node.name === 'ContextType') return contextCheck(node);
  if (node.name === 'FunctionType') return (value) => feelTypeName(value) === 'function';
  return named(nameOf(node));
}

/** Compiles an `instance of` expression. */
export function instanceOf(node: Node, compile: Compile): Code {
  const value = compile(child(node, 0));
  const check = typeCheck(child(node, -1));
  return (scope) => check(value(scope));
}
