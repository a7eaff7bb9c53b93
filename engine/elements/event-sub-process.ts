/** The event sub-process: it begins when its event has happened, at a start event that is done already. */
import { activateTriggered } from '../behaviors/lifecycle.js';
import { startsOf } from '../compiler/model.js';
import type { ElementBehavior } from '../execution.js';

export const eventSubProcess: ElementBehavior = {
  activate(x, element, instance) {
    const [start] = startsOf(element);
    if (start) activateTriggered(x, start, instance, instance.runtime.startedWith ?? {});
  },
};
