/** What the ledger keeps of what administrators, and the reconciliation, put right. */
import type { CaseAsItIs } from '../cases/entries.js';
import type { EngineKey } from '../core/ids.js';
import type { ClockId } from '../deadlines/ids.js';
import type { DutyId } from '../duties/ids.js';
import type { WorkItemId } from '../tasks/ids.js';

export interface MonitorEntries {
  'case.begun-anew': CaseAsItIs & { processInstanceKey: EngineKey | null };
  'case.handed-over-again': Record<never, never>;
  'work-item.offered-again': { workItemId: WorkItemId; elementId: string };
  'clock.watched-again': { clockId: ClockId; step: string };
  'clock.watch-ended': { clockId: ClockId; step: string };
  'instance.cancelled': { processInstanceKey: EngineKey };
  'incident.retried': { incidentKey: EngineKey; elementId: string; tries: number };
  'incident.variable-changed': {
    incidentKey: EngineKey;
    elementId: string;
    variable: string;
    digestBefore: string;
    digestAfter: string;
    dutyId?: DutyId;
  };
}
