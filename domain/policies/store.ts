/** What is stored. */
import type { Instant, LocalDate } from '../core/time/instant.js';
import type { UserId } from '../people/ids.js';
import type { CancellationId, ProposalId } from './ids.js';

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

export const PROPOSAL_STATES = ['open', 'confirmed', 'refused', 'withdrawn'] as const;

export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** That a policy is to hold from a day on: it does once a second person has confirmed it. */
export interface PolicyProposal {
  id: ProposalId;
  code: string;
  effectiveOn: LocalDate;
  /** SHA-256 over its files as they were proposed: what has changed since is not what was meant. */
  contentHash: string;
  reason: string;
  proposedBy: UserId;
  proposedAt: Instant;
  /** Whoever gave the command said who it is; nobody signed in. */
  fromCommandLine: boolean;
  state: ProposalState;
  decidedBy: UserId | null;
  decidedAt: Instant | null;
  /** Why it was refused or withdrawn. */
  decisionReason: string | null;
}

/** How one that was open ended. */
export type ProposalDecision = Pick<PolicyProposal, 'decidedBy' | 'decidedAt' | 'decisionReason'> & {
  state: Exclude<ProposalState, 'open'>;
};

/** An activation that was taken back before its day. */
export interface PolicyCancellation extends Pick<
  PolicyVersion,
  'code' | 'effectiveFrom' | 'activatedAt' | 'activatedBy'
> {
  id: CancellationId;
  cancelledBy: UserId;
  cancelledAt: Instant;
  reason: string;
}

export interface PolicyReader {
  /** The version in force at an instant. */
  at(at: Instant): Promise<PolicyVersion | null>;
  byCode(code: string): Promise<PolicyVersion | null>;
  /** The latest first. */
  all(): Promise<PolicyVersion[]>;
  /** Which files are kept, since when; by code. */
  kept(): Promise<Pick<KeptFile, 'code' | 'keptAt'>[]>;
  keptFile(code: string): Promise<KeptFile | null>;
  proposal(id: ProposalId): Promise<PolicyProposal | null>;
  /** The latest first. */
  proposals(): Promise<PolicyProposal[]>;
  /** The latest first. */
  cancellations(): Promise<PolicyCancellation[]>;
}

export interface Policies extends PolicyReader {
  insert(policy: PolicyVersion): Promise<void>;
  /** Nothing where a file of this code is kept: as long as it is, it never changes. */
  keep(file: KeptFile): Promise<void>;
  /** In the place of what is kept of it: the same, with tables that it did not have. */
  keepWithMore(file: KeptFile): Promise<void>;
  /** Of a policy that has none yet. */
  setHash(code: string, contentHash: string): Promise<void>;
  /** The only open one of its policy. @throws {DomainError} stale, where there is another */
  propose(proposal: PolicyProposal): Promise<void>;
  /** One that is open. @throws {DomainError} stale */
  decide(id: ProposalId, decision: ProposalDecision): Promise<void>;
  /** In the place of the activation that was read. @throws {DomainError} stale */
  cancel(version: PolicyVersion, cancellation: PolicyCancellation): Promise<void>;
  /** Files that no policy needs any more. */
  letGo(codes: readonly string[]): Promise<void>;
}
