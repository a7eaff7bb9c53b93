/** What the ledger keeps of danger. */
import type { CaseAsItIs } from '../cases/entries.js';
import type { Instant } from '../core/time/instant.js';
import type { UserId } from '../people/ids.js';
import type { DangerId } from './ids.js';
import type { DangerSource } from './model.js';

type Found = { dangerId: DangerId; source: DangerSource; happenedAt: Instant };

export interface SafetyEntries {
  'case.safety-identified': CaseAsItIs & Found;
  'danger.told-again': Found;
  /** null: it was confirmed past the desk. */
  'danger.confirmed': { dangerId: DangerId; confirmedAt: Instant; confirmedBy: UserId | null };
  'danger.ended': { dangerId: DangerId; endedAt: Instant };
}
