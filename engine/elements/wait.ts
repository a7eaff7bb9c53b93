/** Catch events, receive tasks and event-based gateways: what they wait for was opened by the life cycle. */
import type { ElementBehavior } from './behavior.js';

export const wait: ElementBehavior = { activate: () => undefined };
