/** What the ledger keeps of danger. */
import type { CaseAsItIs } from '../cases/entries.js';
import type { Instant } from '../core/time/instant.js';
import type { DangerId } from './ids.js';
import type { DangerSource } from './model.js';

type Found = { dangerId: DangerId; source: DangerSource; happenedAt: Instant };

export interface SafetyEntries {
  'case.safety-identified': CaseAsItIs & Found;
  'danger.told-again': Found;
}
