/**
 * What an expression sees while it is evaluated: names, the engine's clock, and a place for warnings.
 * FEEL is forgiving: nearly everything that goes wrong is `null` and a warning, never an exception.
 */
import type { Node } from './parse.js';
import type { Instant, Variables } from '../records.js';

export interface Warning {
  type: string;
  message: string;
}

/** Thrown by `assert` alone: the one thing besides a parse error that fails an evaluation. */
export class AssertionFailure extends Error {}

/** An expression that would take for ever, or more memory than there is: its evaluation is stopped. */
export class LimitExceeded extends Error {}

/** Items looked at and functions called in one evaluation; more could only be a mistake. */
const MOST_STEPS = 1_000_000;
/** Warnings that are kept; the same mistake on each of many items is told once too often. */
const MOST_WARNINGS = 100;

/** One evaluation: shared by all scopes that are opened during it. */
export interface Run {
  now: Instant;
  warnings: Warning[];
  /** One for the whole evaluation, whatever becomes of warnings. */
  budget: { steps: number };
}

/** Values by name; a function answers `undefined` for a name it does not have. */
export type VariableLookup = Variables | ((name: string) => unknown);

/** Names over names: a `for`, a filter, a context entry each put one scope on top of the one around them. */
export class Scope {
  private constructor(
    readonly run: Run,
    private readonly find: (name: string) => unknown,
    private readonly parent: Scope | null,
  ) {}

  /** The outermost scope: the variables of the process. */
  static root(variables: VariableLookup, now: Instant): Scope {
    const find =
      typeof variables === 'function'
        ? variables
        : (name: string) => (Object.hasOwn(variables, name) ? variables[name] : undefined);
    return new Scope({ now, warnings: [], budget: { steps: 0 } }, find, null);
  }

  /** A scope above this one that sees `values` first. The object is read when a name is looked up, not copied. */
  with(values: Record<string, unknown>): Scope {
    return new Scope(this.run, (name) => (Object.hasOwn(values, name) ? values[name] : undefined), this);
  }

  /** The same names; warnings are dropped. */
  silent(): Scope {
    return new Scope({ ...this.run, warnings: [] }, this.find, this.parent);
  }

  /** One more item, or one more call. @throws {LimitExceeded} */
  step(): void {
    const { budget } = this.run;
    budget.steps += 1;
    if (budget.steps > MOST_STEPS) throw new LimitExceeded(`it takes more than ${MOST_STEPS} steps`);
  }

  /** The value of a name, `undefined` where nothing has it (`null` is a value). */
  lookup(name: string): unknown {
    const value = this.find(name);
    return value === undefined && this.parent !== null ? this.parent.lookup(name) : value;
  }

  /** Notes a warning and is `null`, the value of everything that went wrong. */
  warn(type: string, message: string): null {
    if (this.run.warnings.length < MOST_WARNINGS) this.run.warnings.push({ type, message });
    return null;
  }
}

/** A compiled piece of FEEL. */
export type Code = (scope: Scope) => unknown;
/** How a node of the syntax tree becomes code. */
export type Compile = (node: Node) => Code;
/** A compiled unary test: whether the input passes; null where that cannot be said. */
export type Test = (scope: Scope, input: unknown) => boolean | null;
