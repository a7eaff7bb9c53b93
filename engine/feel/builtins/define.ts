/** How a built-in function is written down: its parameters as FEEL names them, and its code. */
import { FeelFunction } from 'feelin';

export type Library = Record<string, FeelFunction>;

/** A function whose missing arguments arrive as null. A parameter `...name` takes the rest. */
export function define(parameters: string[], apply: (...values: unknown[]) => unknown): FeelFunction {
  const fixed = parameters.filter((name) => !name.startsWith('...')).length;
  return new FeelFunction((...values: unknown[]) => {
    const padded = Array.from({ length: Math.max(fixed, values.length) }, (_, index) => values[index] ?? null);
    return apply(...padded) ?? null;
  }, parameters);
}

/** `f([1, 2])` and `f(1, 2)` are the same call for functions over a list. */
export function spread(values: unknown[]): unknown[] {
  const [list] = values;
  return values.length === 1 && Array.isArray(list) ? list : values;
}
