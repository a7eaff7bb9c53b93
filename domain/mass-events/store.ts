/** What is stored. */
import type { ComplaintId } from '../cases/ids.js';
import type { CaseScope } from '../cases/rights.js';
import type { Instant } from '../core/time/instant.js';
import type { UserId } from '../people/ids.js';
import type { MassEventId, MassMessageId, UnlinkId } from './ids.js';
import type { MassEvent, MassEventChanges, MassMessage } from './model.js';

/** Why a case was taken out of an event: sealed with the key of the case. */
export interface StoredUnlink {
  id: UnlinkId;
  complaintId: ComplaintId;
  massEventId: MassEventId;
  by: UserId;
  at: Instant;
  reasonSealed: string;
}

export type StoredMassMessage = MassMessage & { wrappedKey: string; sealed: string };

export interface MassEventReader {
  message(id: MassMessageId): Promise<StoredMassMessage | null>;
  /** The latest of an event. */
  lastMessage(massEventId: MassEventId): Promise<StoredMassMessage | null>;
  byId(id: MassEventId): Promise<MassEvent | null>;
  /** Those that were not closed, the newest first. */
  open(): Promise<MassEvent[]>;
  /** Open ones first: those with a case in the scopes, and, where asked, every outage and all without a case. */
  list(
    /** `at`: those whose estimate has passed by then come first. */
    query: { everyOutage: boolean; scopes: readonly CaseScope[]; at: Instant },
    page: { from: number; limit: number },
  ): Promise<{ events: MassEvent[]; total: number }>;
  /** How many cases are linked to each, in the scopes; all of them for null. */
  casesOf(ids: MassEventId[], scopes: readonly CaseScope[] | null): Promise<Map<MassEventId, number>>;
  unlinksOf(complaintId: ComplaintId): Promise<StoredUnlink[]>;
}

export interface MassEvents extends MassEventReader {
  insert(event: MassEvent): Promise<void>;
  /** Where it, and what is to be changed of it, is still as it was read. @throws {DomainError} stale */
  change(read: MassEvent, changes: MassEventChanges): Promise<void>;
  insertMessage(message: StoredMassMessage): Promise<void>;
  /** Where it has come no further than when it was read. @throws {DomainError} stale */
  advanceMessage(read: MassMessage, changes: Pick<MassMessage, 'told' | 'before' | 'after' | 'endedAt'>): Promise<void>;
  /** One that is open. @throws {DomainError} stale */
  close(id: MassEventId, at: Instant): Promise<void>;
  insertUnlink(row: StoredUnlink): Promise<void>;
}
