/** Catch events, receive tasks and event-based gateways: what they wait for was opened by the life cycle. */
import { complete } from '../behaviors/lifecycle.js';
import type { ElementBehavior } from '../execution.js';

export const wait: ElementBehavior = {
  activate: (x, element, instance) => (element.trigger.kind === 'link' ? complete(x, instance.key) : undefined),
};
