/** Ids of dangers. */
import type { Branded } from '../core/brand.js';

export type DangerId = Branded<'DangerId'>;
