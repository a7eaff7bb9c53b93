/** What is stored. */
import type { Id } from '../core/ids.js';
import type { Danger } from './model.js';

export interface DangerReader {
  byId(id: Id): Promise<Danger | null>;
  /** The first first. */
  ofComplaint(complaintId: Id): Promise<Danger[]>;
  /** Of many cases those that have not ended. */
  openOf(complaintIds: Id[]): Promise<Danger[]>;
  /** The latest that has not ended, of the same telephone and place. */
  openLike(sameAs: string): Promise<Danger | null>;
}

export interface Dangers extends DangerReader {
  insert(danger: Danger): Promise<void>;
  update(danger: Danger): Promise<void>;
  /** Of an erased case: nobody is found by it any more. */
  forget(complaintId: Id): Promise<void>;
}
