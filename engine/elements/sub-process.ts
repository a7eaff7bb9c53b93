/** Embedded sub-processes and processes: they begin at their start event and end when nothing in them is active. */
import { activate } from '../behaviors/lifecycle.js';
import { startProcess } from '../behaviors/process-instances.js';
import { noneStartOf } from '../compiler/model.js';
import type { ElementBehavior } from '../execution.js';

export const subProcess: ElementBehavior = {
  activate: (x, element, instance) => void activate(x, noneStartOf(element), instance),
};

export const processRoot: ElementBehavior = {
  activate: (x, element, instance) => startProcess(x, element, instance),
};
