/** Cases that run are moved to another bundle: planned, tried, run, continued. */
export type { MoveId } from './ids.js';
export { formerIds } from './mapping.js';
export {
  type HandMistake,
  type HandPair,
  type Move,
  MOVE_STATES,
  type MovedCase,
  type MoveHold,
  MOVED_CASE_STATES,
  type MoveProgress,
  type Obstacle,
  OBSTACLES,
} from './model.js';
export type { MovePlan, TaskChange, Trial, Unplaced } from './plan.js';
export type { Moves } from './store.js';
export { type MigrationModule, migrationModule } from './module.js';
