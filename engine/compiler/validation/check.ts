/** One check looks at one element and says what is wrong with it. */
import type { ValidationError } from './errors.js';
import type { Definitions, Flows, ModdleElement } from './model.js';

export interface Surroundings {
  definitions: Definitions;
  process: ModdleElement;
  flows: Flows;
}
export type Check = (element: ModdleElement, surroundings: Surroundings) => ValidationError[];

/** Several checks as one. */
export const all =
  (...checks: Check[]): Check =>
  (element, surroundings) =>
    checks.flatMap((check) => check(element, surroundings));
