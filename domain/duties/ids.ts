/** Ids of duties. */
import type { Branded } from '../core/brand.js';

export type DutyId = Branded<'DutyId'>;
