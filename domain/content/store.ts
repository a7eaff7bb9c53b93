/** What is stored. */
import type { ComplaintId } from '../cases/ids.js';
import type { MatterId } from '../core/matter.js';
import type { Instant } from '../core/time/instant.js';
import type { ComplainantMessage } from './model.js';

/** One version of a complaint's content: sealed, with who wrote it, when and why. */
export interface StoredContent {
  complaintId: ComplaintId;
  version: number;
  sealed: string;
  by: string;
  at: Instant;
  /** Where it is a correction: the reason, and the facts of the case that it corrected. */
  reasonSealed: string | null;
}

/** Sealed with the complaint's data key. */
export interface ContentReader {
  /** null where it was destroyed, and for what is no complaint. */
  key(id: MatterId): Promise<string | null>;
  /** The first first. */
  versions(complaintId: ComplaintId): Promise<StoredContent[]>;
  latest(complaintId: ComplaintId): Promise<{ version: number; sealed: string } | null>;
  latestOf(complaintIds: ComplaintId[]): Promise<{ complaintId: ComplaintId; sealed: string; wrappedKey: string }[]>;
}

export interface SealedContents extends ContentReader {
  putKey(complaintId: ComplaintId, wrappedKey: string): Promise<void>;
  /** From then on nobody can read what was sealed with it. */
  destroyKey(complaintId: ComplaintId): Promise<void>;
  /** A correction is a new version; the old one stays. */
  put(row: Omit<StoredContent, 'reasonSealed'> & Partial<Pick<StoredContent, 'reasonSealed'>>): Promise<void>;
  setTokens(complaintId: ComplaintId, tokens: string[]): Promise<void>;
}

export type StoredMessage = Omit<ComplainantMessage, 'text'> & { sealed: string };

export interface MessageReader {
  /** The first first. */
  ofComplaint(complaintId: ComplaintId): Promise<StoredMessage[]>;
}

export interface Messages extends MessageReader {
  insert(message: StoredMessage): Promise<void>;
}
