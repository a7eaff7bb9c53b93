/** Ids of proposals. */
import type { Branded } from '../core/brand.js';

export type ProposalId = Branded<'ProposalId'>;
