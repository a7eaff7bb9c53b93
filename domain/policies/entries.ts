/** What the ledger keeps of policies. */
import type { Instant, LocalDate } from '../core/time/instant.js';
import type { UserId } from '../people/ids.js';
import type { CancellationId, ProposalId } from './ids.js';
import type { PolicyCancellation } from './store.js';

export interface PolicyEntries {
  /** Why is in the entry's digest. `userId`: as whom it was proposed, where that was done at the command line. */
  'policy.proposed': {
    proposalId: ProposalId;
    code: string;
    effectiveOn: LocalDate;
    hash: string;
    userId?: UserId;
  };
  'policy.proposal-refused': { proposalId: ProposalId; code: string };
  'policy.proposal-withdrawn': { proposalId: ProposalId; code: string };
  /** By whoever confirmed it; of earlier releases nobody had to, and there is no proposal. */
  'policy.activated': { code: string; effectiveFrom: Instant; hash: string | null; proposalId?: ProposalId };
  /** Before its day. */
  'policy.activation-cancelled': { cancellationId: CancellationId } & Pick<
    PolicyCancellation,
    'code' | 'effectiveFrom' | 'activatedAt' | 'activatedBy' | 'cancelledAt'
  >;
  /** Something else had been deployed under the name of a file in force. */
  'policy.put-back': { code: string };
}
