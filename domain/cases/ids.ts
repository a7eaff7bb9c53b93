/** Ids of complaints, and of who is kept from one. */
import type { Branded } from '../core/brand.js';

export type ComplaintId = Branded<'ComplaintId'>;
export type RecusalId = Branded<'RecusalId'>;
