/** What an element type does at the transitions of its life. The life itself is behaviors/lifecycle.ts. */
import type { Element, Flow } from '../compiler/model.js';
import type { Execution } from '../execution.js';
import type { ElementInstance } from '../records.js';

export interface ElementBehavior {
  /** Does the element's work, or begins to wait for it. @throws {Failure} */
  activate(x: Execution, element: Element, instance: ElementInstance): void;
  /** Which flows to take; all outgoing ones where this is absent. */
  flows?(element: Element, instance: ElementInstance): Flow[];
  /** When the flows are taken, before the scope looks whether it is done. */
  completed?(x: Execution, element: Element, instance: ElementInstance): void;
  /** Ends what the element began outside itself. @returns whether the end has to be waited for */
  terminate?(x: Execution, element: Element, instance: ElementInstance): boolean;
}
