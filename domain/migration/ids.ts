/** Ids of runs that move cases. */
import type { Branded } from '../core/brand.js';

export type MoveId = Branded<'MoveId'>;
