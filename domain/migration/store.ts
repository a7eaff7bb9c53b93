/** What is stored of runs that move cases. */
import type { ComplaintId } from '../cases/ids.js';
import type { After, Id } from '../core/ids.js';
import type { Instant } from '../core/time/instant.js';
import type { MoveId } from './ids.js';
import type { HandPair, Move, MoveCounts, MovedCase, MoveHold } from './model.js';

export interface MoveReader {
  byId(id: MoveId): Promise<Move | null>;
  /** The one that has not ended; there is one at a time. */
  running(): Promise<Move | null>;
  counts(id: MoveId): Promise<MoveCounts>;
  /** Who was at it last; null where nobody has been, or whoever was has left it. */
  hold(id: MoveId): Promise<MoveHold | null>;
  /** The next ones in one of these states, in the order of their cases. */
  cases(
    id: MoveId,
    states: readonly MovedCase['state'][],
    page: { after: After<ComplaintId>; limit: number },
  ): Promise<MovedCase[]>;
  /** What was said by hand in every move of a case, the first first. */
  pairsOf(complaintId: ComplaintId): Promise<HandPair[]>;
}

export interface Moves extends MoveReader {
  /** Where nobody else is at it. @throws {DomainError} stale, where somebody is, or it has ended */
  take(id: MoveId, hold: MoveHold, at: Instant): Promise<void>;
  leave(id: MoveId, holder: Id): Promise<void>;
  insert(move: Move, cases: readonly ComplaintId[]): Promise<void>;
  /** @throws {DomainError} stale, where it is not in that state any more */
  setCase(read: MovedCase, changes: Pick<MovedCase, 'state' | 'obstacle' | 'at'>): Promise<void>;
  /** @throws {DomainError} stale, where it has ended */
  end(id: MoveId, state: 'ended' | 'stopped', at: Instant): Promise<void>;
}
