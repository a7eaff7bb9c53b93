/** Attributes of a model as values of the type that is needed; anything else is an incident in Zeebe's words. */
import type { Execution } from '../execution.js';
import { describeWarnings, type Evaluation, type Expression, toJson, typeName } from '../feel/index.js';
import type { ElementInstance, JsonValue, Variables } from '../records.js';
import { Failure } from './failure.js';
import { lookup } from './variables.js';

function evaluate(x: Execution, expression: Expression, scope: ElementInstance, more: Variables = {}): Evaluation {
  const outer = lookup(x, scope);
  const evaluation = expression.evaluate((name) => (Object.hasOwn(more, name) ? more[name] : outer(name)), x.now);
  if (evaluation.failure !== null) throw new Failure('EXTRACT_VALUE_ERROR', evaluation.failure);
  return evaluation;
}

function unexpected(expression: Expression, wanted: string, { value, warnings }: Evaluation): Failure {
  const text = `Expected result of the expression '${expression.expression}' to be '${wanted}', but was '${typeName(value)}'.`;
  return new Failure('EXTRACT_VALUE_ERROR', text + describeWarnings(warnings));
}

export function stringOf(x: Execution, expression: Expression, scope: ElementInstance): string {
  const evaluation = evaluate(x, expression, scope);
  if (typeof evaluation.value !== 'string') throw unexpected(expression, 'STRING', evaluation);
  return evaluation.value;
}

/** @param more variables beside those in sight */
export function booleanOf(x: Execution, expression: Expression, scope: ElementInstance, more: Variables = {}): boolean {
  const evaluation = evaluate(x, expression, scope, more);
  if (typeof evaluation.value !== 'boolean') throw unexpected(expression, 'BOOLEAN', evaluation);
  return evaluation.value;
}

/** A static number is written as text. */
export function numberOf(x: Execution, expression: Expression, scope: ElementInstance): number {
  const evaluation = evaluate(x, expression, scope);
  const value = toJson(evaluation.value);
  const number = expression.isStatic && typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number' || Number.isNaN(number)) throw unexpected(expression, 'NUMBER', evaluation);
  return number;
}

export function listOf(x: Execution, expression: Expression, scope: ElementInstance): JsonValue[] {
  const evaluation = evaluate(x, expression, scope);
  const value = toJson(evaluation.value);
  if (!Array.isArray(value)) throw unexpected(expression, 'ARRAY', evaluation);
  return value;
}

export function jsonOf(x: Execution, expression: Expression, scope: ElementInstance): JsonValue {
  return toJson(evaluate(x, expression, scope).value);
}

/** A list of texts, or a static list with commas. */
export function stringsOf(x: Execution, expression: Expression, scope: ElementInstance): string[] {
  const evaluation = evaluate(x, expression, scope);
  const value = toJson(evaluation.value);
  if (expression.isStatic)
    return expression.text
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
  if (!Array.isArray(value)) throw unexpected(expression, 'ARRAY', evaluation);
  if (value.every((item) => typeof item === 'string')) return value;
  throw new Failure(
    'EXTRACT_VALUE_ERROR',
    `Expected result of the expression '${expression.expression}' to be 'ARRAY' containing 'STRING' items, ` +
      `but was 'ARRAY' containing at least one non-'STRING' item.`,
  );
}

/** An instant, a date or a duration as ISO 8601 text. */
export function temporalOf(x: Execution, expression: Expression, scope: ElementInstance, wanted: string): string {
  const evaluation = evaluate(x, expression, scope);
  const value: JsonValue = toJson(evaluation.value);
  if (typeof value !== 'string') throw unexpected(expression, wanted, evaluation);
  return value;
}

export function correlationKeyOf(x: Execution, expression: Expression, scope: ElementInstance): string {
  const evaluation = evaluate(x, expression, scope);
  const value = toJson(evaluation.value);
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw new Failure(
    'EXTRACT_VALUE_ERROR',
    `Failed to extract the correlation key for '${expression.expression}': The value must be either a string or a number, ` +
      `but was '${typeName(evaluation.value)}'.${describeWarnings(evaluation.warnings)}`,
  );
}
