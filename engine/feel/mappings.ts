/**
 * The input or output mappings of one element as one FEEL context (Zeebe does the same, so that a later mapping sees
 * the targets of earlier ones). `a.b` as target builds a context; as an *output* it is merged into an existing one.
 */
import type { Instant, Variables } from '../records.js';
import { merge } from './builtins/contexts.js';
import { compile } from './compile.js';
import { parse } from './parse.js';
import { FUNCTION_NAMES } from './builtins/index.js';
import { AssertionFailure, Scope, type Code, type VariableLookup } from './scope.js';
import { describeWarnings } from './expression.js';
import { isContext, toJson } from './values.js';

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

type Tree = Map<string, Entry>;
type Entry = { code: Code; text: string } | Tree;

function source(text: string): { code: Code; text: string } {
  if (!text.startsWith('=')) return { code: () => text, text: JSON.stringify(text) };
  const expression = text.slice(1);
  return { code: compile(parse(expression, { functions: FUNCTION_NAMES })), text: expression.trim() };
}

function plant(tree: Tree, path: string[], entry: Entry): void {
  const [head = '', ...tail] = path;
  if (tail.length === 0) {
    tree.set(head, entry);
    return;
  }
  const existing = tree.get(head);
  const branch: Tree = existing instanceof Map ? existing : new Map<string, Entry>();
  tree.set(head, branch);
  plant(branch, tail, entry);
}

const describe = (tree: Tree): string =>
  `{${[...tree].map(([name, entry]) => `${name}:${entry instanceof Map ? describe(entry) : entry.text}`).join(',')}}`;

/** The value that stands at `path` before the mappings run, undefined where there is none. */
function existing(path: string[], scope: Scope): unknown {
  const [head = '', ...tail] = path;
  return tail.reduce<unknown>((value, name) => (isContext(value) ? value[name] : undefined), scope.lookup(head));
}

function evaluate(tree: Tree, path: string[], kind: MappingKind, outer: Scope, scope: Scope): unknown {
  const result: Record<string, unknown> = {};
  const inner = scope.with(result);
  for (const [name, entry] of tree) {
    result[name] = entry instanceof Map ? evaluate(entry, [...path, name], kind, outer, inner) : entry.code(inner);
  }
  const before = kind === 'output' && path.length > 0 ? existing(path, outer) : null;
  return before === null || before === undefined ? result : merge(before, result);
}

/** Compiles the mappings of one element. Throws `FeelParseError`. */
export function compileMappings(mappings: Mapping[], kind: MappingKind): CompiledMappings {
  const tree: Tree = new Map();
  for (const mapping of mappings) plant(tree, mapping.target.split('.'), source(mapping.source));
  return (variables, now) => {
    const scope = Scope.root(variables, now);
    try {
      return { value: toJson(evaluate(tree, [], kind, scope, scope)) as Variables, failure: null };
    } catch (error) {
      if (!(error instanceof AssertionFailure)) throw error;
      const failure = `Assertion failure on evaluate the expression '${describe(tree)}': ${error.message}`;
      return { value: {}, failure: failure + describeWarnings(scope.run.warnings) };
    }
  };
}
