/** What the ledger keeps of mass events. */
import type { CaseAsItIs } from '../cases/entries.js';
import type { Id } from '../core/ids.js';
import type { Instant } from '../core/time/instant.js';
import type { MassEvent } from './model.js';

type Event = { massEventId: Id };

export interface MassEventEntries {
  'mass-event.opened': Event & Pick<MassEvent, 'kind' | 'startedAt' | 'expectedEndAt' | 'public' | 'masterId'>;
  'mass-event.changed': Event & {
    startedAt?: Instant;
    expectedEndAt?: Instant | null;
    public?: boolean;
    masterId?: Id | null;
  };
  'mass-event.closed': Event;
  /** How many were told, or answered. */
  'mass-event.answered': Event & { told?: number; done?: number };
  'case.linked': CaseAsItIs & Event;
  'case.unlinked': CaseAsItIs & Event;
}
