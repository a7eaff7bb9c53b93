/** What administrators put right where a process stands still. */
import type { EngineKey } from '../core/ids.js';
import type { Matter } from '../core/matter.js';
import type { Instant } from '../core/time/instant.js';
import type { UserId } from '../people/ids.js';
import type { RepairId } from './ids.js';

export const MOST_TRIES = 10;

/** As the diagrams give a job. */
export const USUAL_TRIES = 3;

/** A routing fact is a code or a small object. */
export const LONGEST_VALUE = 4000;

/** What a process is about, and by which rules: with another it would not be put right, but be another case. */
const IDENTITY: readonly string[] = ['complaintId', 'dutyId', 'clockId', 'dangerId', 'policyVersion'];

/** Of what a process may carry, what may be put right in it. */
export const changeableOf = (allowed: readonly string[]): string[] =>
  allowed.filter((name) => !IDENTITY.includes(name)).sort();

export const VARIABLE_KINDS = ['text', 'number', 'boolean', 'json'] as const;

export type VariableKind = (typeof VARIABLE_KINDS)[number];

/** `value`: JSON text; null where it is not set. */
export interface RoutingVariable {
  name: string;
  value: string | null;
}

export function kindOf(value: string | null): VariableKind {
  if (value === null || value.startsWith('"')) return 'text';
  if (value === 'true' || value === 'false') return 'boolean';
  return /^-?\d/.test(value) ? 'number' : 'json';
}

/** What a person typed, as JSON text; null where it is not of that kind. */
export function jsonOf(kind: VariableKind, typed: string): string | null {
  if (typed.length > LONGEST_VALUE) return null;
  if (kind === 'text') return JSON.stringify(typed);
  if (kind === 'boolean') return typed === 'true' || typed === 'false' ? typed : null;
  try {
    const value: unknown = JSON.parse(typed);
    if (kind === 'number' && typeof value !== 'number') return null;
    // What JSON cannot say exactly would arrive as another number.
    if (typeof value === 'number' && !(Math.abs(value) <= Number.MAX_SAFE_INTEGER)) return null;
    return JSON.stringify(value);
  } catch {
    return null;
  }
}

export const REPAIR_ACTS = ['variable-changed', 'begun-anew'] as const;

export type RepairAct = (typeof REPAIR_ACTS)[number];

/** What was done and why: the words are sealed, the ledger has their digest. */
export interface Repair {
  id: RepairId;
  matter: Matter;
  processInstanceKey: EngineKey;
  elementId: string | null;
  act: RepairAct;
  variable: string | null;
  by: UserId;
  at: Instant;
  sealed: string;
}

export interface RepairWords {
  reason: string;
  /** JSON text, of a variable. */
  before?: string | null;
  after?: string;
}
