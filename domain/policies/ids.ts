/** Ids of proposals and cancellations. */
import type { Branded } from '../core/brand.js';

export type ProposalId = Branded<'ProposalId'>;
export type CancellationId = Branded<'CancellationId'>;
