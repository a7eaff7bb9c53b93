/** What the ledger keeps of policies. */
import type { Instant } from '../core/time/instant.js';

export interface PolicyEntries {
  'policy.activated': { code: string; effectiveFrom: Instant; hash: string | null };
  /** Something else had been deployed under the name of a file in force. */
  'policy.put-back': { code: string };
}
