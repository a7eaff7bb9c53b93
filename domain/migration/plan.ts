/** A plan, as whoever decides on it sees it; and what came of trying it. */
import type { Bundle, ElementDefinition, FileChange } from '../definitions/index.js';
import type { HandMistake, HandPair, Obstacle } from './model.js';

/** An element at which cases stand, and for which the new bundle has nothing by itself. */
export interface Unplaced {
  processId: string;
  elementId: string;
  element: ElementDefinition;
  /** How many stand there. */
  standing: number;
  /** Elements of the new diagram that it could become, by id. */
  candidates: Readonly<Record<string, ElementDefinition>>;
}

export const TASK_CHANGES = ['added', 'removed', 'name', 'group', 'form', 'limits', 'fourEyes'] as const;

/** What people will notice of a task. */
export interface TaskChange {
  processId: string;
  /** Of the old diagram, or of the new one where it is added. */
  elementId: string;
  element: ElementDefinition;
  /** What it is afterwards, where that is another one. */
  becomes: { elementId: string; element: ElementDefinition } | null;
  changes: readonly { what: (typeof TASK_CHANGES)[number]; before: string; after: string }[];
  /** How many are open: they stay with whoever has them, with the form and the group that they came up with. */
  standing: number;
}

export interface MovePlan {
  from: Bundle;
  to: Bundle;
  byHand: readonly HandPair[];
  /** SHA-256 over both bundles and what becomes of every element: what is tried is what is run. */
  digest: string;
  /** Cases that go by the old bundle and have not ended. */
  cases: number;
  mistakes: readonly HandMistake[];
  unplaced: readonly Unplaced[];
  tasks: readonly TaskChange[];
  /** Diagrams, tables, forms, questions and notices that differ. */
  files: readonly FileChange[];
  /** Policy versions whose rows the new bundle has not, or otherwise: cases under them stay. */
  policies: readonly string[];
}

/** What became of a case on the copy. */
export interface TriedCase {
  number: string;
  obstacle: Obstacle | null;
  /** Where it stands afterwards: `process:element`. */
  at: readonly string[];
}

export interface Trial {
  plan: MovePlan;
  /** Whether it was done on a copy; where the engine has none, each case was looked at, and nothing was done. */
  onCopy: boolean;
  cases: readonly TriedCase[];
}
