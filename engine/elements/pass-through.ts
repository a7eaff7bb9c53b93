/** Manual and undefined tasks, none and triggered events, parallel gateways: done as soon as they begin. */
import { complete } from '../behaviors/lifecycle.js';
import type { ElementBehavior } from '../execution.js';

export const passThrough: ElementBehavior = {
  activate: (x, _element, instance) => complete(x, instance.key),
};
