/** What is stored of runs that move cases. */
import type { ComplaintId } from '../cases/ids.js';
import type { After } from '../core/ids.js';
import type { Instant } from '../core/time/instant.js';
import type { MoveId } from './ids.js';
import type { HandPair, Move, MoveCounts, MovedCase } from './model.js';

export interface MoveReader {
  byId(id: MoveId): Promise<Move | null>;
  /** The one that has not ended; there is one at a time. */
  running(): Promise<Move | null>;
  counts(id: MoveId): Promise<MoveCounts>;
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
  insert(move: Move, cases: readonly ComplaintId[]): Promise<void>;
  /** @throws {DomainError} stale, where it is not in that state any more */
  setCase(read: MovedCase, changes: Pick<MovedCase, 'state' | 'obstacle' | 'at'>): Promise<void>;
  /** @throws {DomainError} stale, where it has ended */
  end(id: MoveId, state: 'ended' | 'stopped', at: Instant): Promise<void>;
}
