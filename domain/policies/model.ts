/** Policies in force, and how each stands. */
import type { FieldOfPolicy } from './fields-in-words.js';
import type { Problem } from './problems.js';
import type { PolicyCancellation, PolicyProposal, PolicyVersion } from './store.js';
import type { PolicyFile, PolicyTable } from './tables.js';
import type { groupsUnder } from './task-groups.js';
import type { Warning } from './warnings.js';

/** The policy that new complaints get, with its file and those it refers to. */
export interface PolicyInForce {
  version: PolicyVersion;
  files: PolicyFile[];
}

/** A policy of the folder, and how it stands. */
export interface PolicyState {
  file: PolicyFile;
  /** The company's limits for steps that it sets none for itself. */
  internal: PolicyTable | null;
  /** Within how long staff who were told must have taken note. */
  telling: PolicyTable | null;
  /** Whose tasks are whose. */
  groups: ReturnType<typeof groupsUnder>;
  /** What it has asked otherwise than the forms have it. */
  fields: FieldOfPolicy[];
  version: PolicyVersion | null;
  /** `activated`: it has held; `coming`: it will, and may be taken back until then. */
  state: 'draft' | 'activated' | 'coming' | 'inForce';
  /** What keeps a draft from being activated. */
  problems: Problem[];
  /** Where it does less, or other, than its regulation. */
  warnings: Warning[];
}

/** Why a proposal cannot be confirmed: it is withdrawn or refused, and made anew. */
export type ProposalObstacle =
  | { why: 'changed' } // its files are not those that were proposed
  | { why: 'past' } // its day
  | { why: 'activated' } // it came into force otherwise
  | { why: 'problems'; problems: Problem[] };

/** A proposal with the names of those who made it and decided on it; null for an account that is gone. */
export interface ProposalView {
  proposal: PolicyProposal;
  proposer: string | null;
  decider: string | null;
  /** Of an open one. */
  obstacle: ProposalObstacle | null;
}

/** With the names of those who did it; null for an account that is gone. */
export interface CancellationView {
  cancellation: PolicyCancellation;
  activator: string | null;
  canceller: string | null;
}
