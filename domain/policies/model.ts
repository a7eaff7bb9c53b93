/** Policies in force, and how each stands. */
import type { Problem } from './check.js';
import type { PolicyVersion } from './store.js';
import type { PolicyFile } from './tables.js';

/** The policy that new complaints get, with its file and those it refers to. */
export interface PolicyInForce {
  version: PolicyVersion;
  files: PolicyFile[];
}

/** A policy of the folder, and how it stands. */
export interface PolicyState {
  file: PolicyFile;
  version: PolicyVersion | null;
  /** `activated`: it has held, or will hold. */
  state: 'draft' | 'activated' | 'inForce';
  /** What keeps a draft from being activated. */
  problems: Problem[];
}
