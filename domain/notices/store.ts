/** What is stored. */
import type { ComplaintId } from '../cases/ids.js';
import type { Instant } from '../core/time/instant.js';
import type { NoticeId } from './ids.js';
import type { Evidence, Notice } from './model.js';

/** A notice as it is stored: subject and body sealed. */
export type StoredNotice = Omit<Notice, 'subject' | 'body'> & { sealed: string };

export interface NoticeReader {
  byId(id: NoticeId): Promise<StoredNotice | null>;
  ofComplaint(complaintId: ComplaintId): Promise<StoredNotice[]>;
  /** Those that something waits for, and that nothing shows to have been told. */
  untold(complaintId: ComplaintId): Promise<StoredNotice[]>;
  /** What shows that notices were told, and who tried; the first first. */
  evidenceOf(complaintId: ComplaintId): Promise<Evidence[]>;
}

export interface Notices extends NoticeReader {
  /** @returns false where this notice was written already */
  insertOnce(notice: StoredNotice): Promise<boolean>;
  // Each where it is still in the state that it was read in. @throws {DomainError} stale
  beginSending(read: StoredNotice): Promise<void>;
  setSent(read: StoredNotice, evidence: string, at: Instant): Promise<void>;
  setFailed(read: StoredNotice, error: string): Promise<void>;
  /** A person is asked to tell it. @returns false where one was before */
  ask(id: NoticeId, at: Instant): Promise<boolean>;
  insertEvidence(evidence: Evidence): Promise<void>;
  /** Where nothing has shown it yet. */
  setTold(id: NoticeId, at: Instant): Promise<void>;
  /** Where nothing has shown it yet. */
  letGo(id: NoticeId, at: Instant): Promise<void>;
}
