/** What is stored. */
import type { EngineKey } from '../core/ids.js';
import type { Matter } from '../core/matter.js';
import type { Instant } from '../core/time/instant.js';
import type { FindingId } from './ids.js';
import type { Seen, Finding, FindingKind } from './model.js';
import type { Repair } from './repairs.js';

/** What a reconciliation has found, by kind and subject: once, however often it is seen. */
export interface FindingReader {
  byId(id: FindingId): Promise<Finding | null>;
  bySubject(kind: FindingKind, subject: string): Promise<Finding | null>;
  /** What is open first, then what was seen last. */
  list(page: { from: number; limit: number }): Promise<Finding[]>;
  count(): Promise<{ total: number; open: number }>;
  /** The highest key of the engine's among what the desk has noted last; null where it has none. */
  latestEngineKey(): Promise<EngineKey | null>;
}

export interface Findings extends FindingReader {
  note(seen: readonly Seen[], at: Instant): Promise<void>;
  /** What is open and was not seen since then has gone by itself. */
  endUnseen(since: Instant, at: Instant): Promise<void>;
  mended(id: FindingId, by: string, at: Instant): Promise<void>;
}

/** What administrators have put right where a process stood still. */
export interface RepairReader {
  /** Of a complaint, or of a duty; the latest first. */
  of(matter: Matter): Promise<Repair[]>;
}

export interface Repairs extends RepairReader {
  insert(repair: Repair): Promise<void>;
}
