/** One outage, or one matter, that many complaints are about. */
import type { ComplaintId } from '../cases/ids.js';
import type { After } from '../core/ids.js';
import type { Instant } from '../core/time/instant.js';
import type { UserId } from '../people/ids.js';
import type { MassEventId, MassMessageId } from './ids.js';

export const MASS_EVENT_KINDS = ['outage', 'matter'] as const;

/** One outage, or one matter, that many complaints are about: each keeps its own number, clocks and ledger. */
export interface MassEvent {
  id: MassEventId;
  kind: (typeof MASS_EVENT_KINDS)[number];
  /** Words for everybody, without personal data, as is the area. */
  title: string;
  area: string;
  startedAt: Instant;
  expectedEndAt: Instant | null;
  /** Told on the portal while it is open. */
  public: boolean;
  /** The case that the others follow. */
  masterId: ComplaintId | null;
  by: UserId;
  at: Instant;
  closedAt: Instant | null;
}

/** What of an event may change while it is open. */
export type MassEventChanges = Partial<
  Pick<MassEvent, 'title' | 'area' | 'startedAt' | 'expectedEndAt' | 'public' | 'masterId'>
>;

/** One message to all complainants of an event, told some at a time. */
export interface MassMessage {
  id: MassMessageId;
  massEventId: MassEventId;
  by: UserId;
  at: Instant;
  /** How many were to be told when it was sent. */
  total: number;
  told: number;
  /** Who had read the same words before. */
  before: number;
  /** The case that was told last: it goes on after it. */
  after: After<ComplaintId>;
  endedAt: Instant | null;
}
