/** What is stored. */
import type { After, EngineKey } from '../core/ids.js';
import type { Instant } from '../core/time/instant.js';
import type { BundleId } from '../definitions/ids.js';
import type { MassEventId } from '../mass-events/ids.js';
import type { Department, MatterKind } from '../organisation/model.js';
import type { ComplaintId, RecusalId } from './ids.js';
import type { Recusal, ComplaintState, Complaint, ComplaintChanges, JudgedAs, JudgedBy } from './model.js';
import type { CaseScope } from './rights.js';

export interface StoredClassification {
  complaintId: ComplaintId;
  version: number;
  by: string;
  at: Instant;
  facts: Record<string, string | number | boolean | null>;
  reasonSealed: string | null;
}

/** Every classification a case ever had. */
export interface ClassificationReader {
  ofComplaint(complaintId: ComplaintId): Promise<StoredClassification[]>;
}

export interface Classifications extends ClassificationReader {
  insert(row: StoredClassification): Promise<void>;
}

/** A person who is kept from a case takes no part in it and sees nothing of it. */
export interface RecusalReader {
  byId(id: RecusalId): Promise<Recusal | null>;
  /** Those that were not lifted. */
  ofComplaint(complaintId: ComplaintId): Promise<Recusal[]>;
  ofComplaints(complaintIds: ComplaintId[]): Promise<Recusal[]>;
}

export interface Recusals extends RecusalReader {
  insert(recusal: Recusal): Promise<void>;
  lift(id: RecusalId, at: Instant): Promise<void>;
}

/** Hashes that complaints are found by: of every term all tokens of one of its groups must be there. */
export type TokenTerms = readonly (readonly (readonly string[])[])[];

export interface CaseQuery {
  /** No condition where there is no term. */
  terms: TokenTerms;
  /** null: in any. */
  state: ComplaintState | null;
  /** Of any where absent. */
  kind?: MatterKind;
  judged?: JudgedAs;
  /** In any of these. */
  scopes: readonly CaseScope[];
  /** By what has to be done first; the newest first where absent. */
  order?: 'urgency';
  /** The newest so many that match; no more are looked at. */
  limit: number;
}

export interface ComplaintReader {
  byId(id: ComplaintId): Promise<Complaint | null>;
  byIds(ids: ComplaintId[]): Promise<Complaint[]>;
  /** The next ones in the order of their ids. */
  idsAfter(id: After<ComplaintId>, limit: number): Promise<ComplaintId[]>;
  /** The next ones that a process must be working on, or waiting for a dispute of. */
  livingAfter(id: After<ComplaintId>, at: Instant, limit: number): Promise<Complaint[]>;
  /** The same that go by this bundle. */
  livingOf(bundleId: BundleId | null, at: Instant): Promise<Complaint[]>;
  byNumber(number: string): Promise<Complaint | null>;
  bySubmission(submissionTokenHash: string): Promise<Complaint | null>;
  byInstances(keys: EngineKey[]): Promise<Complaint[]>;
  queryCodeHash(id: ComplaintId): Promise<string | null>;
  /** How many that have not ended go by each of these; under null those of a release that had no bundles. */
  openByBundle(ids: readonly BundleId[]): Promise<ReadonlyMap<BundleId | null, number>>;
  departmentsOf(id: ComplaintId): Promise<Department[]>;
  departmentsOfAll(ids: ComplaintId[]): Promise<{ complaintId: ComplaintId; department: Department }[]>;
  /** Rights and words are one question: what a person may not see is neither found nor counted. */
  matching(query: CaseQuery): Promise<ComplaintId[]>;
  /** What cases were judged as: every code that a table gave to one. */
  judgements(): Promise<Record<JudgedBy, string[]>>;
  /** Of an event, those in the scopes, by what has to be done first. */
  ofMassEvent(
    massEventId: MassEventId,
    scopes: readonly CaseScope[],
    page: { from: number; limit: number },
  ): Promise<{ complaints: Complaint[]; total: number }>;
  /** Of an event the next that go on, in the order of their ids, in the scopes; `total`: with all after them. */
  goingOnOf(
    massEventId: MassEventId,
    scopes: readonly CaseScope[],
    page: { after: After<ComplaintId>; limit: number },
  ): Promise<{ complaints: Complaint[]; total: number }>;
  all(): Promise<Complaint[]>;
}

export interface Complaints extends ComplaintReader {
  insert(complaint: Complaint, secrets: { queryCodeHash: string; submissionTokenHash: string }): Promise<void>;
  /** In the place of the one that was read. @throws {DomainError} stale */
  replaceQueryCode(id: ComplaintId, read: string | null, hash: string): Promise<void>;
  /**
   * Writes what has changed, where the case is still as it was read. @returns it as it is then, its version counted up
   * @throws {DomainError} stale
   */
  change(read: Complaint, changes: ComplaintChanges): Promise<Complaint>;
  /** The same, where it goes on from the state it was read in. @throws {DomainError} stale */
  advance(read: Complaint, to: ComplaintState, changes?: ComplaintChanges): Promise<Complaint>;
  /** Notes that a department has something to do in the case. */
  involve(id: ComplaintId, department: Department): Promise<void>;
  /** The next number of a year, for this transaction only. */
  nextSequence(year: number): Promise<number>;
}
