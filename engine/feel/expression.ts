/** One attribute of a model: a FEEL expression if it begins with `=`, a static text otherwise. */
import type { Instant } from '../records.js';
import { FUNCTION_NAMES } from './builtins/index.js';
import { compile } from './compile.js';
import { parse, parseTests } from './parse.js';
import { AssertionFailure, LimitExceeded, Scope, type Code, type VariableLookup, type Warning } from './scope.js';
import { compileUnaryTests } from './unary.js';

export interface Evaluation {
  /** A FEEL value; `toJson` makes it storable. */
  value: unknown;
  warnings: Warning[];
  /** Why `assert` failed, with the warnings, as an incident shows it; null otherwise. */
  failure: string | null;
  /** The same without the warnings, as a failed decision shows it. */
  assertion: string | null;
}

export interface Expression {
  /** The attribute as written, with its `=`. */
  readonly text: string;
  /** The same without `=`: what incident messages quote. */
  readonly expression: string;
  readonly isStatic: boolean;
  evaluate(variables: VariableLookup, now: Instant): Evaluation;
}

/** ` The evaluation reported the following warnings:\n[TYPE] text …`, or nothing. */
export function describeWarnings(warnings: readonly Warning[]): string {
  if (warnings.length === 0) return '';
  return ` The evaluation reported the following warnings:\n${warnings.map(({ type, message }) => `[${type}] ${message}`).join('\n')}`;
}

/** Why an evaluation failed, in the words of an incident. What is no failure of the expression is thrown on. */
export function explain(error: unknown, expression: string): string {
  if (error instanceof AssertionFailure)
    return `Assertion failure on evaluate the expression '${expression}': ${error.message}`;
  const expected = `Expected to evaluate the expression '${expression}', but`;
  if (error instanceof LimitExceeded) return `${expected} ${error.message}.`;
  // Functions that call themselves without end, and texts that double until nothing can hold them.
  if (error instanceof RangeError) return `${expected} it needs more memory than there is (${error.message}).`;
  throw error;
}

function run(code: Code, expression: string, scope: Scope): Evaluation {
  const { warnings } = scope.run;
  try {
    return { value: code(scope) ?? null, warnings, failure: null, assertion: null };
  } catch (error) {
    const assertion = explain(error, expression);
    return { value: null, warnings, failure: assertion + describeWarnings(warnings), assertion };
  }
}

/** Compiled expressions by text: the same attribute of a model is compiled once, whoever asks. */
const cache = new Map<string, Expression>();
const CACHE_LIMIT = 5_000;

function create(text: string): Expression {
  const isStatic = !text.startsWith('=');
  const expression = isStatic ? text : text.slice(1);
  const code: Code = isStatic ? () => text : compile(parse(expression, { functions: FUNCTION_NAMES }));
  return {
    text,
    expression,
    isStatic,
    evaluate: (variables, now) => run(code, expression, Scope.root(variables, now)),
  };
}

/** Compiles an attribute. Throws `FeelParseError`. */
export function compileExpression(text: string): Expression {
  const known = cache.get(text);
  if (known) return known;
  const made = create(text);
  if (cache.size >= CACHE_LIMIT) cache.delete(cache.keys().next().value ?? '');
  cache.set(text, made);
  return made;
}

/** FEEL without the leading `=`, as DMN writes it; `names` are the variables whose names have blanks. */
export function compileFeel(text: string, names: readonly string[] = []): Expression {
  const code = compile(parse(text, { functions: FUNCTION_NAMES, variables: names }));
  return {
    text,
    expression: text,
    isStatic: false,
    evaluate: (variables, now) => run(code, text, Scope.root(variables, now)),
  };
}

export interface UnaryTests {
  readonly text: string;
  /** `value` is true, false or null: whether the input passes. */
  matches(input: unknown, variables: VariableLookup, now: Instant): Evaluation;
}

/** Compiles a cell of a decision table. An empty cell and `-` accept everything. Throws `FeelParseError`. */
export function compileTests(text: string, names: readonly string[] = []): UnaryTests {
  const empty = text.trim() === '' || text.trim() === '-';
  const test = empty
    ? () => true
    : compileUnaryTests(parseTests(text, { functions: FUNCTION_NAMES, variables: names }), compile);
  return {
    text,
    matches: (input, variables, now) => run((scope) => test(scope, input), text, Scope.root(variables, now)),
  };
}
