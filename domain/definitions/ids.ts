/** Ids of bundles. */
import type { Branded } from '../core/brand.js';

export type BundleId = Branded<'BundleId'>;
