/**
 * feelin's own operators and built-in functions, as JavaScript functions: what FEEL means for temporal values and for
 * most built-ins is theirs. An expression such as `function(a, b) a + b` is parsed once and then only called.
 */
import { evaluate, FeelFunction } from 'feelin';
import { reasonOf } from '../reason.js';

type Callable = (...values: unknown[]) => unknown;

/** What feelin does not know (dates before our era, flags of patterns) is null, as everything that goes wrong. */
export function served(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    if (/^not implemented/.test(reasonOf(error))) return null;
    throw error;
  }
}

/** Compiles a FEEL function; feelin collects warnings for as long as it lives, so they are dropped after each call. */
function compiled(text: string): Callable {
  const { value, warnings } = evaluate(text);
  if (!(value instanceof FeelFunction)) throw new Error(`'${text}' is no function.`);
  const call = value.fn;
  return (...values) => {
    try {
      return served(() => call(...values));
    } finally {
      warnings.length = 0;
    }
  };
}

export const add = compiled('function(a, b) a + b');
export const subtract = compiled('function(a, b) a - b');
export const equal = compiled('function(a, b) a = b');
export const less = compiled('function(a, b) a < b');
export const absolute = compiled('function(a) abs(a)');

/** A function of feelin's own, with the names of its parameters. */
interface Builtin extends Callable {
  $args: string[];
}
const isBuiltin = (value: unknown): value is Builtin =>
  typeof value === 'function' &&
  '$args' in value &&
  Array.isArray(value.$args) &&
  value.$args.every((name) => typeof name === 'string');

/** feelin's signal that a built-in function did not like its arguments; it must never reach an expression. */
function isFailure(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'template' in value &&
    'warning' in value &&
    !(value.constructor === Object)
  );
}

/** A built-in function of feelin; a call it refuses is null. */
export function builtin(name: string): FeelFunction {
  const raw = evaluate(name).value;
  if (!isBuiltin(raw)) throw new Error(`feelin has no function '${name}'.`);
  return new FeelFunction((...values: unknown[]) => {
    const result = served(() => raw(...values));
    return isFailure(result) ? null : result;
  }, raw.$args);
}

/**
 * The same for names that feelin's grammar knows as constructors (`date`, `duration`): they exist only as calls.
 * Texts go through `prepare` first.
 */
export function constructor(name: string, parameters: string[], prepare: (text: string) => string): FeelFunction {
  const places = parameters.map((_, index) => `p${index}`).join(', ');
  const construct = compiled(`function(${places}) ${name}(${places})`);
  const prepared = (value: unknown): unknown => (typeof value === 'string' ? prepare(value) : (value ?? null));
  return new FeelFunction(
    (...values: unknown[]) => construct(...parameters.map((_, index) => prepared(values[index]))),
    parameters,
  );
}
