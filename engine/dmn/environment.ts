/** What the expressions of a decision see, and how their failures leave it. */
import { compileFeel, compileTests } from '../feel/index.js';
import type { Instant } from '../records.js';
import { type Clause, DmnParseError } from './model.js';

/** An evaluation that cannot have a result: a hit policy violated, an assertion failed. */
export class DecisionFailure extends Error {}

/** One evaluation: the caller's variables with the results of required decisions and knowledge on top. */
export interface Environment {
  now: Instant;
  lookup(name: string): unknown;
}

export function extend(environment: Environment, values: Record<string, unknown>): Environment {
  return {
    now: environment.now,
    lookup: (name) => (Object.hasOwn(values, name) ? values[name] : environment.lookup(name)),
  };
}

export type Evaluator = (environment: Environment) => unknown;
/** Whether a cell accepts the input; null counts as no. */
export type CellTest = (input: unknown, environment: Environment) => boolean;

function textOf(clause: Clause): string {
  const language = clause.expressionLanguage?.toLowerCase() ?? 'feel';
  if (!language.endsWith('feel') && !language.toLowerCase().includes('feel/')) {
    throw new DmnParseError(`Expression language '${clause.expressionLanguage}' is not supported: only FEEL is`);
  }
  return clause.text?.trim() ?? '';
}

/** Compiles a literal expression; an empty one is null. `names` are the names with blanks the file declares. */
export function compileLiteral(clause: Clause | undefined, names: readonly string[]): Evaluator {
  const text = clause ? textOf(clause) : '';
  if (text === '') return () => null;
  const expression = compileFeel(text, names);
  return ({ lookup, now }) => {
    const { value, assertion } = expression.evaluate(lookup, now);
    if (assertion !== null) throw new DecisionFailure(assertion);
    return value;
  };
}

/** Compiles one input entry of a decision table. */
export function compileCell(clause: Clause, names: readonly string[]): CellTest {
  const tests = compileTests(textOf(clause), names);
  return (input, { lookup, now }) => {
    const { value, assertion } = tests.matches(input, lookup, now);
    if (assertion !== null) throw new DecisionFailure(assertion);
    return value === true;
  };
}
