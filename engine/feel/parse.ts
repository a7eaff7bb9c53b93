/**
 * FEEL text → syntax tree. The grammar is feelin's (lezer-feel); this module only turns its cursor into plain nodes
 * and refuses what Camunda's FEEL refuses: broken syntax, and names of several words that name no function.
 */
import { parseExpression, parseUnaryTests } from 'feelin';

/** A FEEL text that has no meaning. The message is the one a rejected deployment shows. */
export class FeelParseError extends Error {
  constructor(expression: string, cause: string) {
    const quoted = expression.length > LONGEST_QUOTE ? `${expression.slice(0, LONGEST_QUOTE)}…` : expression;
    super(`failed to parse expression '${quoted}': ${cause}`);
    this.name = 'FeelParseError';
  }
}

/** One node of the grammar. Comments are left out; `text` is the source the node covers. */
export interface Node {
  name: string;
  text: string;
  children: Node[];
}

/** Names with blanks have to be known to the parser beforehand. */
export interface KnownNames {
  functions: readonly string[];
  variables?: readonly string[];
}

/** Longer or deeper texts are no expressions of people; they would only fill the stack. */
const LONGEST_EXPRESSION = 32_768;
const DEEPEST_NESTING = 1_000;
/** How much of an expression an error quotes. */
const LONGEST_QUOTE = 1_000;

type Tree = ReturnType<typeof parseExpression>;

/** The names with blanks, as lezer-feel wants to see them: an object that has those keys. */
function contextOf(names: KnownNames): Record<string, unknown> {
  const withBlanks = [...names.functions, ...(names.variables ?? [])].filter((name) => /[\s-]/.test(name));
  return Object.fromEntries(withBlanks.map((name) => [name, 0]));
}

/** Reads a FEEL expression (without the leading `=`). Throws `FeelParseError`. */
export function parse(expression: string, names: KnownNames): Node {
  checkLength(expression);
  return read(parseExpression(expression, contextOf(names), 'camunda'), expression, names);
}

/** Reads the unary tests of a decision table's cell. Throws `FeelParseError`. */
export function parseTests(expression: string, names: KnownNames): Node {
  checkLength(expression);
  return read(parseUnaryTests(expression, { ...contextOf(names), '?': 0 }, 'camunda'), expression, names);
}

function checkLength(expression: string): void {
  if (expression.length > LONGEST_EXPRESSION)
    throw new FeelParseError(expression, `it is longer than ${LONGEST_EXPRESSION} characters`);
}

function read(tree: Tree, source: string, names: KnownNames): Node {
  const cursor = tree.cursor();
  let depth = 0;
  const build = (): Node => {
    depth += 1;
    if (depth > DEEPEST_NESTING)
      throw new FeelParseError(source, `it is nested more than ${DEEPEST_NESTING} levels deep`);
    if (cursor.type.isError) throw new FeelParseError(source, unexpected(source, cursor.from));
    const node: Node = { name: cursor.name, text: source.slice(cursor.from, cursor.to), children: [] };
    if (cursor.firstChild()) {
      do {
        if (cursor.type.isError || !cursor.type.isSkipped) node.children.push(build());
      } while (cursor.nextSibling());
      cursor.parent();
    }
    refuseUnknownWords(node, source, names);
    refuseMisplacedTests(node, source);
    depth -= 1;
    return node;
  };
  return build();
}

function unexpected(source: string, at: number): string {
  const found = source.slice(at).trim();
  return found === ''
    ? `unexpected end of input at position ${source.length}`
    : `unexpected '${found}' at position ${at}`;
}

const PROPERTIES_OF_SEVERAL_WORDS = new Set(['time offset', 'start included', 'end included']);

/** `order total` is no variable in Camunda's FEEL (that needs backticks), although feelin would read it as one. */
function refuseUnknownWords(node: Node, source: string, names: KnownNames): void {
  if (node.name !== 'VariableName' && node.name !== 'PathName') return;
  const name = nameOf(node);
  if (!/\s/.test(name) || node.text.startsWith('`')) return;
  const known = names.functions.includes(name) || (names.variables ?? []).includes(name);
  if (known || PROPERTIES_OF_SEVERAL_WORDS.has(name)) return;
  throw new FeelParseError(source, `'${name}' is no name: put names with blanks in backticks`);
}

const OPERATIONS = new Set(['Conjunction', 'Disjunction', 'ArithmeticExpression', 'SimplePositiveUnaryTest']);

/** `> 5 and < 7` reads as `> (5 and < 7)`, which no one means: a test with an operator is no operand. */
function refuseMisplacedTests(node: Node, source: string): void {
  if (!OPERATIONS.has(node.name)) return;
  const misplaced = node.children.find(
    ({ name, children }) => name === 'SimplePositiveUnaryTest' && children.length > 1,
  );
  if (misplaced) throw new FeelParseError(source, `unexpected '${misplaced.text}'`);
}

/** The name a `VariableName`, `PathName`, `Name` or `Key` stands for: blanks collapsed, backticks and quotes gone. */
export function nameOf(node: Node): string {
  return node.text.replace(/`/g, '').replace(/\s+/g, ' ').trim();
}

/** The nth child; the grammar guarantees it. */
export function child(node: Node, index: number): Node {
  const found = node.children.at(index);
  if (!found) throw new Error(`FEEL node ${node.name} has no child ${index}`);
  return found;
}
