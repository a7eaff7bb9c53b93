/** What is stored. */
import type { CaseScope } from '../cases/rights.js';
import type { Id } from '../core/ids.js';
import type { Instant } from '../core/time/instant.js';
import type { MassEvent, MassEventChanges, MassMessage } from './model.js';

/** Why a case was taken out of an event: sealed with the key of the case. */
export interface StoredUnlink {
  id: Id;
  complaintId: Id;
  massEventId: Id;
  by: Id;
  at: Instant;
  reasonSealed: string;
}

export type StoredMassMessage = MassMessage & { wrappedKey: string; sealed: string };

export interface MassEventReader {
  message(id: Id): Promise<StoredMassMessage | null>;
  /** The latest of an event. */
  lastMessage(massEventId: Id): Promise<StoredMassMessage | null>;
  byId(id: Id): Promise<MassEvent | null>;
  /** Those that were not closed, the newest first. */
  open(): Promise<MassEvent[]>;
  /** Open ones first: those with a case in the scopes, and, where asked, every outage and all without a case. */
  list(
    /** `at`: those whose estimate has passed by then come first. */
    query: { everyOutage: boolean; scopes: readonly CaseScope[]; at: Instant },
    page: { from: number; limit: number },
  ): Promise<{ events: MassEvent[]; total: number }>;
  /** How many cases are linked to each, in the scopes; all of them for null. */
  casesOf(ids: Id[], scopes: readonly CaseScope[] | null): Promise<Map<Id, number>>;
  unlinksOf(complaintId: Id): Promise<StoredUnlink[]>;
}

export interface MassEvents extends MassEventReader {
  insert(event: MassEvent): Promise<void>;
  /** Where it, and what is to be changed of it, is still as it was read. @throws {DomainError} stale */
  change(read: MassEvent, changes: MassEventChanges): Promise<void>;
  insertMessage(message: StoredMassMessage): Promise<void>;
  /** Where it has come no further than when it was read. @throws {DomainError} stale */
  advanceMessage(read: MassMessage, changes: Pick<MassMessage, 'told' | 'before' | 'after' | 'endedAt'>): Promise<void>;
  /** One that is open. @throws {DomainError} stale */
  close(id: Id, at: Instant): Promise<void>;
  insertUnlink(row: StoredUnlink): Promise<void>;
}
