/** Its use cases, as commands and pages receive them. */
import type { Context } from '../core/context.js';
import type { User } from '../people/model.js';
import type { Move, MoveProgress } from './model.js';
import type { MovePlan, Trial } from './plan.js';
import { planFor } from './planning.js';
import { continueMove, type Heard, mayMove, type MoveAsked, type RunAsked, runMove } from './running.js';
import { tryMove } from './trying.js';
import { waysBetween } from './ways.js';

/** null: at the command line of the house, where whoever gives a command may read its data. It changes nothing. */
type Looks = User | null;

export interface MigrationModule {
  /** @throws {DomainError} forbidden; notFound, where a bundle is unknown; invalid, where both are one */
  proposePlan(by: Looks, asked: MoveAsked): Promise<MovePlan>;
  /** On a copy, where there is one to be had. @throws {DomainError} the same */
  tryPlan(by: Looks, asked: MoveAsked): Promise<Trial>;
  /** @throws {DomainError} the same; invalid, with its field; wrongState, where another run has not ended; alreadyClaimed, where somebody is at it */
  runPlan(by: User, asked: RunAsked, heard: Heard): Promise<MoveProgress>;
  /** @throws {DomainError} forbidden; wrongState, where none was interrupted; alreadyClaimed, where somebody is at it */
  continuePlan(by: User, heard: Heard): Promise<MoveProgress>;
  /** The run that has not ended. */
  runningMove(): Promise<Move | null>;
}

export const migrationModule = (context: Context): MigrationModule => {
  const ways = (by: Looks, { from, to, byHand }: MoveAsked) => {
    if (by !== null) mayMove(by);
    return waysBetween(context, from, to, byHand);
  };
  return {
    proposePlan: async (by, asked) => planFor(context, await ways(by, asked)),
    tryPlan: async (by, asked) => tryMove(context, await ways(by, asked)),
    runPlan: (by, asked, heard) => runMove(context, by, asked, heard),
    continuePlan: (by, heard) => continueMove(context, by, heard),
    runningMove: () => context.deps.store.read.moves.running(),
  };
};
