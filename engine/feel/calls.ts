/** Calls: built-in functions, functions in variables, positional and named arguments. */
import { FeelFunction } from 'feelin';
import { contextual } from './builtins/contextual.js';
import { findBuiltin } from './builtins/index.js';
import { child, nameOf, type Node } from './parse.js';
import type { Code, Compile, Scope } from './scope.js';

interface Arguments {
  positional: Code[];
  named: { name: string; value: Code }[];
}

function argumentsOf(node: Node, compile: Compile): Arguments {
  const positional = node.children.find(({ name }) => name === 'PositionalParameters');
  const named = node.children.find(({ name }) => name === 'NamedParameters');
  return {
    positional: (positional?.children ?? []).map((one) => compile(one)),
    named: (named?.children ?? []).map((one) => ({ name: nameOf(child(one, 0)), value: compile(child(one, -1)) })),
  };
}

const rest = (parameter: string): boolean => parameter.startsWith('...');

/** A parameter may have several names (`m|context`); one called `*` takes arguments of any name, as they are written. */
function ordered(target: FeelFunction, named: Arguments['named'], scope: Scope): unknown[] | undefined {
  if (target.parameterNames.includes('*')) return named.map(({ value }) => value(scope));
  const known = target.parameterNames.map((name) => name.replace(/^\.\.\./, '').split('|'));
  if (named.some(({ name }) => !known.some((names) => names.includes(name)))) return undefined;
  const values = known.map((names) => named.find(({ name }) => names.includes(name))?.value(scope));
  while (values.length > 0 && values.at(-1) === undefined) values.pop();
  return values;
}

function invoke(target: FeelFunction, name: string, given: Arguments, scope: Scope): unknown {
  const values =
    given.named.length > 0 ? ordered(target, given.named, scope) : given.positional.map((one) => one(scope));
  const count = given.positional.length + given.named.length;
  const parameters = target.parameterNames;
  if (values === undefined || (values.length > parameters.length && !rest(parameters.at(-1) ?? ''))) {
    return scope.warn('NO_FUNCTION_FOUND', `No function found with name '${name}' and ${count} parameters`);
  }
  const result: unknown = target.fn(...values);
  if (result !== null && result !== undefined) return result;
  return null;
}

/** Compiles `name(…)` and `expression(…)`. A function in a variable comes before the built-in of that name. */
export function call(node: Node, compile: Compile): Code {
  const callee = child(node, 0);
  const given = argumentsOf(node, compile);
  if (
    callee.name !== 'VariableName' &&
    callee.name !== 'DateTimeConstructor' &&
    callee.name !== 'SpecialFunctionName'
  ) {
    const target = compile(callee);
    return (scope) => invokeValue(target(scope), callee.text, given, scope);
  }
  const name = nameOf(callee);
  const special = contextual(
    name,
    given.positional.length > 0 ? given.positional : given.named.map(({ value }) => value),
  );
  const builtin = findBuiltin(name);
  return (scope) => {
    const own = scope.lookup(name);
    if (own instanceof FeelFunction) return invoke(own, name, given, scope);
    if (special) return special(scope);
    return invokeValue(builtin, name, given, scope);
  };
}

function invokeValue(target: unknown, name: string, given: Arguments, scope: Scope): unknown {
  if (target instanceof FeelFunction) return invoke(target, name, given, scope);
  const count = given.positional.length + given.named.length;
  return scope.warn('NO_FUNCTION_FOUND', `No function found with name '${name}' and ${count} parameters`);
}
