/** What the ledger keeps of cases that are moved. */
import type { CaseAsItIs } from '../cases/entries.js';
import type { Complaint } from '../cases/model.js';
import type { Instant } from '../core/time/instant.js';
import type { MoveId } from './ids.js';
import type { Move, MovedCase } from './model.js';

/** Numbers of the bundles. */
type Way = { moveId: MoveId; fromBundle: number; toBundle: number; plan: string };

export interface MigrationEntries {
  /** Why is in the entry's digest; `byHand`: as it is kept. */
  'move.begun': Way & { cases: number; byHand: string } & Pick<
      Move,
      'fromBundleId' | 'toBundleId' | 'batch' | 'mostFailures'
    >;
  'move.ended': { moveId: MoveId; moved: number; kept: number; stopped: boolean; endedAt: Instant };
  'case.moved': Way & CaseAsItIs & Pick<Complaint, 'bundleId'>;
  'case.not-moved': Way & { why: string; becomes: MovedCase['state'] };
}
