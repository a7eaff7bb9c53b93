/** Ids of findings and repairs. */
import type { Branded } from '../core/brand.js';

export type FindingId = Branded<'FindingId'>;
export type RepairId = Branded<'RepairId'>;
