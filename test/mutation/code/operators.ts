/** Mutants that are made of code without knowing what it says: the smallest changes that keep its types. */
import ts from 'typescript';
import type { Change } from './syntax.js';

type Made = Omit<Change, 'from' | 'to'> & Partial<Pick<Change, 'from' | 'to'>>;

const OTHER_OPERATOR: Partial<Record<ts.SyntaxKind, string>> = {
  [ts.SyntaxKind.LessThanToken]: '<=',
  [ts.SyntaxKind.LessThanEqualsToken]: '<',
  [ts.SyntaxKind.GreaterThanToken]: '>=',
  [ts.SyntaxKind.GreaterThanEqualsToken]: '>',
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: '!==',
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: '===',
  [ts.SyntaxKind.AmpersandAmpersandToken]: '||',
  [ts.SyntaxKind.BarBarToken]: '&&',
};

function ofOperator({ operatorToken }: ts.BinaryExpression): Made[] {
  const text = OTHER_OPERATOR[operatorToken.kind];
  return text === undefined ? [] : [{ from: operatorToken.getStart(), to: operatorToken.getEnd(), text }];
}

/** A comparison that is a condition is turned round by its operator. */
const isComparison = (node: ts.Expression): boolean =>
  ts.isBinaryExpression(node) && OTHER_OPERATOR[node.operatorToken.kind] !== undefined;

const ofCondition = (condition: ts.Expression): Made[] =>
  isComparison(condition) || ts.isPrefixUnaryExpression(condition)
    ? []
    : [{ from: condition.getStart(), to: condition.getEnd(), text: `!(${condition.getText()})` }];

/** One element less; what is spread in counts as one. */
function without(list: ts.NodeArray<ts.Expression>, left: (one: number) => boolean): Made[] {
  return list.flatMap((_, at) => {
    if (!left(at)) return [];
    const rest = list.filter((__, other) => other !== at).map((one) => one.getText());
    return [{ from: list.pos, to: list.end, text: rest.join(', ') }];
  });
}

function madeOf(node: ts.Node): Made[] {
  if (ts.isBinaryExpression(node)) return ofOperator(node);
  if (ts.isIfStatement(node)) return ofCondition(node.expression);
  if (ts.isConditionalExpression(node)) return ofCondition(node.condition);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    return [{ text: node.operand.getText() }];
  if (ts.isNumericLiteral(node)) return [{ text: String(Number(node.text) + 1) }];
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [{ text: 'false' }];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [{ text: 'true' }];
  if (ts.isArrayLiteralExpression(node)) return without(node.elements, () => true);
  // The last argument: the others would move up.
  if (ts.isCallExpression(node)) return without(node.arguments, (at) => at === node.arguments.length - 1 && at > 0);
  return [];
}

/** What only says how things are called is no code. */
const isLeftOut = (node: ts.Node): boolean =>
  ts.isImportDeclaration(node) ||
  ts.isExportDeclaration(node) ||
  ts.isTypeNode(node) ||
  ts.isInterfaceDeclaration(node);

function* codeIn(node: ts.Node): Generator<ts.Node> {
  if (isLeftOut(node)) return;
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) yield* codeIn(child);
}

/** Every change of the file that these operators make, in the order of its text. */
export function changesOf(source: ts.SourceFile): (Change & { node: ts.Node })[] {
  return [...codeIn(source)].flatMap((node) =>
    madeOf(node).map((made) => ({ from: node.getStart(), to: node.getEnd(), ...made, node })),
  );
}
