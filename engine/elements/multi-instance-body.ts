/** The body of a multi-instance activity (see behaviors/multi-instance.ts). */
import { beginRound, handOut } from '../behaviors/multi-instance.js';
import type { ElementBehavior } from '../execution.js';

export const multiInstanceBody: ElementBehavior = {
  activate: beginRound,
  completed: handOut,
};
