/** What is stored. */
import type { ComplaintId } from '../cases/ids.js';
import type { Instant } from '../core/time/instant.js';
import type { UserId } from '../people/ids.js';
import type { DangerId } from './ids.js';
import type { Danger } from './model.js';

export interface DangerReader {
  byId(id: DangerId): Promise<Danger | null>;
  /** The first first. */
  ofComplaint(complaintId: ComplaintId): Promise<Danger[]>;
  /** Of many cases those that have not ended. */
  openOf(complaintIds: ComplaintId[]): Promise<Danger[]>;
  /** The latest that has not ended, of the same telephone and place. */
  openLike(sameAs: string): Promise<Danger | null>;
}

export interface Dangers extends DangerReader {
  insert(danger: Danger): Promise<void>;
  /** By a person of the department, or by its process (null). Where nobody has yet. @throws {DomainError} stale */
  confirm(danger: Danger, at: Instant, by: UserId | null): Promise<void>;
  /** Where it has not ended yet. @throws {DomainError} stale */
  end(danger: Danger, at: Instant): Promise<void>;
  /** Of an erased case: nobody is found by it any more. */
  forget(complaintId: ComplaintId): Promise<void>;
}
