/** Ids of limits that run, and of requests for more time. */
import type { Branded } from '../core/brand.js';

export type ClockId = Branded<'ClockId'>;
export type ExtensionId = Branded<'ExtensionId'>;
