/** What the desk and the engine can disagree about. */
import type { ComplaintId } from '../cases/ids.js';
import type { EngineKey } from '../core/ids.js';
import type { Instant } from '../core/time/instant.js';
import type { FindingId } from './ids.js';
import type { Repair, RepairWords, VariableKind } from './repairs.js';

export const FINDING_KINDS = [
  'case-missing', // an acknowledged complaint that no process works on
  'case-lost', // its process instance is unknown to the engine
  'archive-lost', // of an archived case the instance that waits for a dispute is gone
  'case-ended', // its process instance has ended, the case has not
  'case-foreign', // its process instance works on another complaint
  'instance-foreign', // a process instance whose complaint is unknown, or has another instance
  'task-lost', // a task of the desk that the engine does not know
  'task-ended', // a task of the desk that has ended in the engine
  'item-missing', // a task of the engine that is not on the desk
  'item-ended', // a task that is done at the desk, and waited for in the engine
  'watch-missing', // a running limit that nothing watches
  'watch-idle', // a watch whose limit has ended
  'watch-foreign', // a watch whose limit is unknown
] as const;

export type FindingKind = (typeof FINDING_KINDS)[number];

/** What a reconciliation puts right by itself: sending again does no harm, and what has ended is noted as ended. */
export const SELF_MENDED: readonly FindingKind[] = ['case-missing', 'task-ended', 'watch-missing', 'watch-idle'];

/** Nobody can mend it from the desk: the person who looks after the diagrams has to. */
export const NOT_MENDED_HERE: readonly FindingKind[] = ['item-missing', 'archive-lost'];

/** `subject`: id of the complaint, work item or limit, or the engine's key where the desk has none. */
export interface Seen {
  id: FindingId;
  kind: FindingKind;
  subject: string;
  complaintId: ComplaintId | null;
  engineKey: EngineKey | null;
}

export const FINDING_STATES = ['open', 'mended', 'gone'] as const;

export interface Finding extends Seen {
  firstSeenAt: Instant;
  seenAt: Instant;
  /** `gone`: it was not seen again, without anybody's doing. */
  state: (typeof FINDING_STATES)[number];
  endedAt: Instant | null;
  /** Who mended it: user id, or `system:reconciliation`. */
  by: string | null;
}

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
