/** Attributes that hold FEEL: whether they are there, are expressions where they must be, and can be parsed. */
import { compileExpression, FeelParseError } from '../../feel/index.js';
import { errorAt, type ValidationError } from './errors.js';
import type { ModdleElement } from './model.js';

export interface Requirement {
  mandatory?: boolean;
  /** A static text would be a mistake: `x` instead of `=x`. */
  nonStatic?: boolean;
  /** What a static text must satisfy, and how that is said: `be a valid Number between 0 and 100`. */
  ifStatic?: { holds: (value: string) => boolean; wanted: string };
}

function parseFailure(expression: string): string | null {
  try {
    compileExpression(expression);
    return null;
  } catch (error) {
    if (error instanceof FeelParseError) return error.message;
    throw error;
  }
}

/** Checks one attribute's value; `element` is where the error is shown. */
export function checkExpression(
  element: ModdleElement,
  value: string | undefined,
  { mandatory, nonStatic, ifStatic }: Requirement = {},
): ValidationError[] {
  if (value === undefined) return mandatory ? [errorAt(element, 'Expected expression but not found.')] : [];
  const failure = parseFailure(value);
  if (failure !== null) return [errorAt(element, failure)];
  if (value.startsWith('=')) return [];
  if (nonStatic) {
    const message = `Expected expression but found static value '${value}'. An expression must start with '=' (e.g. '=${value}').`;
    return [errorAt(element, message)];
  }
  if (!ifStatic || ifStatic.holds(value)) return [];
  return [errorAt(element, `Expected static value to ${ifStatic.wanted}, but found '${value}'.`)];
}

const PATH = '[a-zA-Z_][a-zA-Z0-9_]*(\\.[a-zA-Z_][a-zA-Z0-9_]*)*';
const RESERVED = ['null', 'true', 'false', 'function', 'if', 'then', 'else', 'for', 'between', 'instance', 'of', 'not'];

/** Checks a mapping's target: `total`, `order.total`. */
export function checkPath(element: ModdleElement, value: string | undefined): ValidationError[] {
  if (value === undefined || value === '') return [errorAt(element, 'Expected path expression but not found.')];
  if (!new RegExp(`^${PATH}$`).test(value)) {
    return [errorAt(element, `Expected path expression '${value}' but doesn't match the pattern '${PATH}'.`)];
  }
  if (!RESERVED.includes(value)) return [];
  return [
    errorAt(element, `Expected path expression '${value}' but is one of the reserved words (${RESERVED.join(', ')}).`),
  ];
}

/** Checks that an attribute is there. */
export function checkPresent(element: ModdleElement, value: string | undefined, attribute: string): ValidationError[] {
  return value === undefined || value === ''
    ? [errorAt(element, `Attribute '${attribute}' must be present and not empty`)]
    : [];
}
