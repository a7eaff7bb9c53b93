/** Danger to life or property. */
import type { ComplaintId } from '../cases/ids.js';
import type { ComplaintContent } from '../content/model.js';
import type { Instant } from '../core/time/instant.js';
import type { UserId } from '../people/ids.js';
import type { DangerId } from './ids.js';

/** Where danger was found: which way it came in. */
export const DANGER_SOURCES = [
  'filing',
  'registration',
  'classification',
  'reclassification',
  'correction',
  'information',
  'urge',
  'acceptance',
  'dispute',
  'appeal',
  'withdrawal',
  'evaluation',
  'visit',
] as const;

export type DangerSource = (typeof DANGER_SOURCES)[number];

/** Life or property at risk: a fact about the gas, which outlives whatever becomes of the complaint. */
export interface Danger {
  id: DangerId;
  complaintId: ComplaintId;
  source: DangerSource;
  foundAt: Instant;
  /** When a person of the safety department took it on; null until then. */
  confirmedAt: Instant | null;
  /** User id. */
  confirmedBy: UserId | null;
  /** When it was urged, and nothing is left to do; null until then. */
  endedAt: Instant | null;
  /** Keyed hash of telephone and place; null where it came in another way, or was erased. */
  sameAs: string | null;
}

/** Empty where it was not left, or (name and phone of a report) is secret for this user. */
export interface DangerContact extends Pick<ComplaintContent, 'complainantName' | 'phone' | 'address'> {
  secret: boolean;
}
