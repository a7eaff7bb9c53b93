/** Cases that run are moved to another bundle: a plan says how, a run does it case by case. */
import type { ComplaintId } from '../cases/ids.js';
import type { Id } from '../core/ids.js';
import type { Instant } from '../core/time/instant.js';
import type { BundleId } from '../definitions/ids.js';
import type { UserId } from '../people/ids.js';
import type { MoveId } from './ids.js';

/** Said by whoever moves: what stands at the one element stands at the other one afterwards. */
export interface HandPair {
  processId: string;
  from: string;
  to: string;
}

export const HAND_MISTAKES = [
  'unknownProcess', // one of the bundles has no such process
  'unknownFrom', // the old diagram has no such element
  'unknownTo', // the new one has none
  'otherKind', // a task becomes no gateway
  'twice', // another one becomes this one too, or this one becomes two
] as const;

export type HandMistake = { pair: HandPair; why: (typeof HAND_MISTAKES)[number] };

/** Why a case cannot be moved. */
export const OBSTACLES = [
  'policy', // the new bundle does not hold the rows of its policy version
  'noProcess', // it runs by a diagram that the new bundle has not
  'unplaced', // it stands where the new diagram has nothing for it
  'notAtRest', // a task is just coming up
  'refused', // the engine refuses it, in its own words
  'notUndone', // the engine refuses also to take it back: part of it goes by the new bundle
] as const;

export interface Obstacle {
  why: (typeof OBSTACLES)[number];
  processId: string;
  elementId: string;
  /** In the engine's words; the policy version. */
  detail: string;
}

export const MOVED_CASE_STATES = [
  'waiting',
  'undoing', // what was moved of it is taken back
  'moved',
  'kept', // it goes on by its old bundle
  'ended', // its process had ended
  'notUndone', // part of it goes by the one, part by the other
] as const;

export interface MovedCase {
  moveId: MoveId;
  complaintId: ComplaintId;
  state: (typeof MOVED_CASE_STATES)[number];
  obstacle: Obstacle | null;
  at: Instant | null;
}

export const MOVE_STATES = [
  'running', // or interrupted: it is continued
  'ended',
  'stopped', // too many cases could not be moved
] as const;

export interface Move {
  id: MoveId;
  fromBundleId: BundleId;
  toBundleId: BundleId;
  byHand: readonly HandPair[];
  digest: string;
  /** Why, about the bundle and not about a person. */
  reason: string;
  batch: number;
  /** So many cases that cannot be moved end the run. */
  mostFailures: number;
  begunBy: UserId;
  begunAt: Instant;
  state: (typeof MOVE_STATES)[number];
  endedAt: Instant | null;
}

/** A process of ours that is at a run; it ends by itself where the process dies. */
export interface MoveHold {
  holder: Id;
  heldBy: UserId;
  heldSince: Instant;
  heldUntil: Instant;
}

export type MoveCounts = Readonly<Record<MovedCase['state'], number>>;

/** How far a run is. */
export interface MoveProgress {
  move: Move;
  counts: MoveCounts;
  /** Of the last batch; at the end all that could not be moved. */
  kept: readonly (MovedCase & { number: string })[];
}
