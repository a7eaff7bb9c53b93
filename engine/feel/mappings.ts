/**
 * The input or output mappings of one element, evaluated in the order of the model: a later mapping sees the targets
 * of earlier ones. A path as target (`order.total`) builds a context; as an *output* it is merged, level by level,
 * into the variable that is there already.
 */
import type { Instant, Variables } from '../records.js';
import { FUNCTION_NAMES } from './builtins/index.js';
import { compile } from './compile.js';
import { describeWarnings, explain } from './expression.js';
import { parse } from './parse.js';
import { Scope, type Code, type VariableLookup } from './scope.js';
import { isContext, toVariables, type Context } from './values.js';

export interface Mapping {
  /** `=expression`, or a static string. */
  source: string;
  /** A variable, or a path into one: `order.total`. */
  target: string;
}
export type MappingKind = 'input' | 'output';
export interface MappingResult {
  value: Variables;
  /** Why it failed (`assert`); the message of the incident. */
  failure: string | null;
}
export type CompiledMappings = (variables: VariableLookup, now: Instant) => MappingResult;

interface Step {
  path: string[];
  code: Code;
  /** `target:source`, as an incident shows it. */
  text: string;
}

function step({ source, target }: Mapping): Step {
  const path = target.split('.').filter((part) => part !== '');
  if (!source.startsWith('=')) return { path, code: () => source, text: `${target}:${JSON.stringify(source)}` };
  const expression = source.slice(1);
  return {
    path,
    code: compile(parse(expression, { functions: FUNCTION_NAMES })),
    text: `${target}:${expression.trim()}`,
  };
}

/** `base` with the entry at `path` set; where there is no context on the way, one is made. */
function put(base: unknown, path: string[], value: unknown): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return value;
  const context: Context = isContext(base) ? base : {};
  return { ...context, [head]: put(context[head], rest, value) };
}

/** The same, but a value that is no context cannot be merged into: it becomes null, as in FEEL's `context merge`. */
function merge(base: unknown, path: string[], value: unknown): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return value;
  if (base === null || base === undefined) return { [head]: merge(undefined, rest, value) };
  return isContext(base) ? { ...base, [head]: merge(base[head], rest, value) } : null;
}

/** Writes targets and keeps what the mappings to come can see. */
class Targets {
  readonly written: Context = {};
  readonly visible: Context = {};

  constructor(
    private readonly kind: MappingKind,
    private readonly outer: Scope,
  ) {}

  write([root = '', ...rest]: string[], value: unknown): void {
    const first = !Object.hasOwn(this.visible, root);
    const before = first ? this.outer.lookup(root) : this.visible[root];
    if (this.kind === 'output') {
      this.visible[root] = first ? merge(before, rest, value) : put(before, rest, value);
      this.written[root] = this.visible[root];
      return;
    }
    this.visible[root] = put(before, rest, value);
    this.written[root] = put(this.written[root], rest, value);
  }
}

/** Compiles the mappings of one element. Throws `FeelParseError`. */
export function compileMappings(mappings: Mapping[], kind: MappingKind): CompiledMappings {
  const steps = mappings.map(step);
  const describe = (): string => `{${steps.map(({ text }) => text).join(',')}}`;
  return (variables, now) => {
    const outer = Scope.root(variables, now);
    const targets = new Targets(kind, outer);
    const inner = outer.with(targets.visible);
    try {
      for (const { path, code } of steps) targets.write(path, code(inner) ?? null);
      return { value: toVariables(targets.written), failure: null };
    } catch (error) {
      return { value: {}, failure: explain(error, describe()) + describeWarnings(outer.run.warnings) };
    }
  };
}
