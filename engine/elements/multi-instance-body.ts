/** The body of a multi-instance activity (see behaviors/multi-instance.ts). */
import { beginRound, handOut } from '../behaviors/multi-instance.js';
import type { MultiInstanceBody } from '../compiler/model.js';
import type { ElementBehavior } from '../execution.js';

export const multiInstanceBody: ElementBehavior<MultiInstanceBody> = {
  activate: beginRound,
  completed: handOut,
};
