/** What is stored. */
import type { Instant } from '../core/time/instant.js';

/** A policy that has been activated: in force from an instant on, and immutable. */
export interface PolicyVersion {
  code: string;
  /** The regulation it carries out: D03. */
  profile: string;
  title: string;
  effectiveFrom: Instant;
  /** The company's own rules that go with it. */
  supervision: string;
  /** SHA-256 of its file; null for the one that was there first. */
  contentHash: string | null;
  activatedAt: Instant | null;
  /** User id, or `system:…`. */
  activatedBy: string | null;
}

/** A file of a policy in force, as it was when that came into force. */
export interface KeptFile {
  code: string;
  /** XML. */
  content: string;
  keptAt: Instant;
}

export interface PolicyReader {
  /** The version in force at an instant. */
  at(at: Instant): Promise<PolicyVersion | null>;
  byCode(code: string): Promise<PolicyVersion | null>;
  /** The latest first. */
  all(): Promise<PolicyVersion[]>;
  /** Codes of the files that are kept. */
  keptCodes(): Promise<string[]>;
  keptFile(code: string): Promise<KeptFile | null>;
}

export interface Policies extends PolicyReader {
  insert(policy: PolicyVersion): Promise<void>;
  /** Nothing where a file of this code is kept: it never changes. */
  keep(file: KeptFile): Promise<void>;
  /** Of a policy that has none yet. */
  setHash(code: string, contentHash: string): Promise<void>;
}
