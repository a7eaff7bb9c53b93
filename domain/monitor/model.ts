/** What the desk and the engine can disagree about. */
import type { ComplaintId } from '../cases/ids.js';
import type { EngineKey } from '../core/ids.js';
import type { Instant } from '../core/time/instant.js';
import type { ClockId } from '../deadlines/ids.js';
import type { WorkItemId } from '../tasks/ids.js';
import type { FindingId } from './ids.js';
import type { Repair, RepairWords, VariableKind } from './repairs.js';

/** About a complaint. */
export const CASE_FINDINGS = [
  'case-missing', // an acknowledged complaint that no process works on
  'case-lost', // its process instance is unknown to the engine
  'archive-lost', // of an archived case the instance that waits for a dispute is gone
  'case-ended', // its process instance has ended, the case has not
  'case-foreign', // its process instance works on another complaint
] as const;

/** About a task of the desk. */
export const TASK_FINDINGS = [
  'task-lost', // one that the engine does not know
  'task-ended', // one that has ended in the engine
  'item-ended', // one that is done at the desk, and waited for in the engine
] as const;

/** About a limit. */
export const LIMIT_FINDINGS = [
  'watch-missing', // one that runs and that nothing watches
  'watch-idle', // one that has ended and is watched still
] as const;

/** About something of the engine's that the desk has nothing for. */
export const ENGINE_FINDINGS = [
  'instance-foreign', // a process instance whose complaint is unknown, or has another instance
  'item-missing', // a task that is not on the desk
  'watch-foreign', // a watch whose limit is unknown
] as const;

export type FindingKind = About['kind'];

/** What a reconciliation puts right by itself: sending again does no harm, and what has ended is noted as ended. */
export const SELF_MENDED: readonly FindingKind[] = [
  'case-missing',
  'task-ended',
  'item-missing',
  'watch-missing',
  'watch-idle',
];

/** Nobody can mend it from the desk. */
export const NOT_MENDED_HERE: readonly FindingKind[] = ['archive-lost'];

/** What a finding is about: the desk's own by its id, the engine's by its key. */
type About =
  | { kind: (typeof CASE_FINDINGS)[number]; subject: ComplaintId }
  | { kind: (typeof TASK_FINDINGS)[number]; subject: WorkItemId }
  | { kind: (typeof LIMIT_FINDINGS)[number]; subject: ClockId }
  | { kind: (typeof ENGINE_FINDINGS)[number]; subject: EngineKey };

export type Disagreement = About & { complaintId: ComplaintId | null; engineKey: EngineKey | null };

export type Seen = Disagreement & { id: FindingId };

export const FINDING_STATES = ['open', 'mended', 'gone'] as const;

export type Finding = Seen & {
  firstSeenAt: Instant;
  seenAt: Instant;
  /** `gone`: it was not seen again, without anybody's doing. */
  state: (typeof FINDING_STATES)[number];
  endedAt: Instant | null;
  /** Who mended it: user id, or `system:reconciliation`. */
  by: string | null;
};

/** How the last run went. */
export interface LastRun {
  startedAt: Instant;
  /** null while it goes on, and where it broke off. */
  endedAt: Instant | null;
  open: number;
  mended: number;
}

/** What was put right; `by` is a name, `words` null where they can be read no more. */
export type PastRepair = Omit<Repair, 'sealed' | 'by'> & { by: string; words: RepairWords | null };

export interface VariableChange {
  name: string;
  kind: VariableKind;
  /** As it was typed. */
  typed: string;
  /** What the page has shown: JSON text, '' where it was not set. */
  seen: string;
  reason: string;
}
