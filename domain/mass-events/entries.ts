/** What the ledger keeps of mass events. */
import type { CaseAsItIs } from '../cases/entries.js';
import type { ComplaintId } from '../cases/ids.js';
import type { Instant } from '../core/time/instant.js';
import type { MassEventId, UnlinkId } from './ids.js';
import type { MassEvent } from './model.js';

type Event = { massEventId: MassEventId };

export interface MassEventEntries {
  'mass-event.opened': Event & Pick<MassEvent, 'kind' | 'startedAt' | 'expectedEndAt' | 'public' | 'masterId'>;
  'mass-event.changed': Event & {
    startedAt?: Instant;
    expectedEndAt?: Instant | null;
    public?: boolean;
    masterId?: ComplaintId | null;
  };
  'mass-event.closed': Event;
  /** How many were told, or answered. */
  'mass-event.answered': Event & { told?: number; done?: number };
  'case.linked': CaseAsItIs & Event;
  'case.unlinked': CaseAsItIs & Event & { unlinkId: UnlinkId };
}
