/** What the ledger keeps of cases that are moved. */
import type { CaseAsItIs } from '../cases/entries.js';
import type { MoveId } from './ids.js';

/** Numbers of the bundles. */
type Way = { moveId: MoveId; fromBundle: number; toBundle: number; plan: string };

export interface MigrationEntries {
  /** Why is in the entry's digest. */
  'move.begun': Way & { cases: number };
  'move.ended': { moveId: MoveId; moved: number; kept: number; stopped: boolean };
  'case.moved': Way & CaseAsItIs;
  'case.not-moved': Way & { why: string };
}
