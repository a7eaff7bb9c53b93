/** What the ledger keeps of what administrators, and the reconciliation, put right. */
import type { CaseAsItIs } from '../cases/entries.js';
import type { EngineKey, Id } from '../core/ids.js';

export interface MonitorEntries {
  'case.begun-anew': CaseAsItIs & { processInstanceKey: EngineKey | null };
  'case.handed-over-again': Record<never, never>;
  'work-item.offered-again': { workItemId: Id; elementId: string };
  'clock.watched-again': { clockId: Id; step: string };
  'clock.watch-ended': { clockId: Id; step: string };
  'instance.cancelled': { processInstanceKey: EngineKey };
  'incident.retried': { incidentKey: EngineKey; elementId: string; tries: number };
  'incident.variable-changed': {
    incidentKey: EngineKey;
    elementId: string;
    variable: string;
    digestBefore: string;
    digestAfter: string;
    dutyId?: Id;
  };
}
