/** How a built-in function is written down: its parameters as FEEL names them, and its code. */
import { FeelFunction } from 'feelin';

export type Library = Record<string, FeelFunction>;

/** A function whose missing arguments arrive as null. A parameter `...name` takes the rest. */
export function define(parameters: string[], apply: (...values: never[]) => unknown): FeelFunction {
  const fixed = parameters.filter((name) => !name.startsWith('...')).length;
  const code = apply as (...values: unknown[]) => unknown;
  return new FeelFunction((...values: unknown[]) => {
    const padded = Array.from({ length: Math.max(fixed, values.length) }, (_, index) => values[index] ?? null);
    return code(...padded) ?? null;
  }, parameters);
}

/** `f([1, 2])` and `f(1, 2)` are the same call for functions over a list. */
export function spread(values: unknown[]): unknown[] {
  return values.length === 1 && Array.isArray(values[0]) ? (values[0] as unknown[]) : values;
}
