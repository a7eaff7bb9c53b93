/** Places in the syntax tree of a file: found by what they are, never by how the text is laid out. */
import ts from 'typescript';

/** A change of a file's text: what stands from `from` to `to` becomes `text`. */
export interface Change {
  from: number;
  to: number;
  text: string;
}

export const parsed = (file: string, text: string): ts.SourceFile =>
  ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);

export const changed = (text: string, change: Change): string =>
  text.slice(0, change.from) + change.text + text.slice(change.to);

/** The node and everything in it. */
function* nodesIn(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of childrenOf(node)) yield* nodesIn(child);
}

function childrenOf(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  return children;
}

/** A node on one line, as a person reads it. */
const printer = ts.createPrinter({ removeComments: true });
export const inWords = (node: ts.Node): string =>
  printer
    .printNode(ts.EmitHint.Unspecified, node, node.getSourceFile())
    .split('\n')
    .map((line) => line.trim())
    .join(' ');

const nameOf = (node: ts.Node): string | null => {
  const { name } = node as { name?: ts.Node };
  return name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : null;
};

const isNamed = (node: ts.Node): boolean =>
  ts.isFunctionDeclaration(node) ||
  ts.isVariableDeclaration(node) ||
  ts.isMethodDeclaration(node) ||
  ts.isClassDeclaration(node) ||
  ts.isPropertyAssignment(node);

/** What a node stands in, outermost first: `dutyUseCases.publishedReports`. */
export function pathTo(node: ts.Node): string {
  const names: string[] = [];
  for (let at = node.parent as ts.Node | undefined; at !== undefined; at = at.parent)
    if (isNamed(at)) names.unshift(nameOf(at) ?? '');
  return names.filter((name) => name !== '').join('.');
}

/** Whether two pieces of syntax are the same, token by token. */
function isSame(a: ts.Node, b: ts.Node): boolean {
  if (a.kind !== b.kind) return false;
  const [inA, inB] = [childrenOf(a), childrenOf(b)];
  if (inA.length !== inB.length) return false;
  if (inA.length === 0) return inWords(a) === inWords(b);
  return inA.every((child, at) => isSame(child, inB[at] as ts.Node));
}

/** What the text is, read as an expression. @throws Error where it is none */
function expressionOf(text: string): ts.Expression {
  const [statement, ...more] = parsed('expression.ts', `(${text})`).statements;
  if (statement === undefined || more.length > 0 || !ts.isExpressionStatement(statement))
    throw new Error(`“${text}” is no expression.`);
  return (statement.expression as ts.ParenthesizedExpression).expression;
}

/** Where a mutant made by hand is: a declaration, and in it an expression or the value of a property. */
export interface Place {
  /** The declarations around it, outermost first: `dutyUseCases.publishedReports`. */
  within: string;
  /** The expression as it stands there; or */
  expression?: string;
  /** the name of the property whose value it is. */
  property?: string;
}

const isWithin = (path: string, within: string): boolean => path === within || path.startsWith(`${within}.`);

function isIt(node: ts.Node, { property }: Place, wanted: ts.Expression | null): boolean {
  if (wanted !== null) return isSame(node, wanted);
  const isProperty = ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node);
  return isProperty && nameOf(node) === property;
}

/** @throws Error where the place is not there, or is there more than once */
export function changeAt(source: ts.SourceFile, place: Place, becomes: string): Change & { node: ts.Node } {
  const wanted = place.expression === undefined ? null : expressionOf(place.expression);
  const found = [...nodesIn(source)].filter(
    (node) => isIt(node, place, wanted) && isWithin(pathTo(node), place.within),
  );
  const [node, ...more] = found;
  const what = `${source.fileName}: ${place.expression ?? place.property ?? ''} in ${place.within}`;
  if (node === undefined) throw new Error(`${what} is not there any more.`);
  if (more.length > 0) throw new Error(`${what} is there ${found.length} times.`);
  if (ts.isPropertyAssignment(node)) {
    const { initializer } = node;
    return { from: initializer.getStart(), to: initializer.getEnd(), text: becomes, node };
  }
  const text = ts.isShorthandPropertyAssignment(node) ? `${node.name.text}: ${becomes}` : becomes;
  return { from: node.getStart(), to: node.getEnd(), text, node };
}
