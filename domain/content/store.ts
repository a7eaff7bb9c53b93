/** What is stored. */
import type { Id } from '../core/ids.js';
import type { Instant } from '../core/time/instant.js';
import type { ComplainantMessage } from './model.js';

/** One version of a complaint's content: sealed, with who wrote it, when and why. */
export interface StoredContent {
  complaintId: Id;
  version: number;
  sealed: string;
  by: string;
  at: Instant;
  /** Where it is a correction: the reason, and the facts of the case that it corrected. */
  reasonSealed: string | null;
}

/** Sealed with the complaint's data key. */
export interface ContentReader {
  key(complaintId: Id): Promise<string | null>;
  /** The first first. */
  versions(complaintId: Id): Promise<StoredContent[]>;
  latest(complaintId: Id): Promise<{ version: number; sealed: string } | null>;
  latestOf(complaintIds: Id[]): Promise<{ complaintId: Id; sealed: string; wrappedKey: string }[]>;
}

export interface SealedContents extends ContentReader {
  putKey(complaintId: Id, wrappedKey: string): Promise<void>;
  /** From then on nobody can read what was sealed with it. */
  destroyKey(complaintId: Id): Promise<void>;
  /** A correction is a new version; the old one stays. */
  put(row: Omit<StoredContent, 'reasonSealed'> & Partial<Pick<StoredContent, 'reasonSealed'>>): Promise<void>;
  setTokens(complaintId: Id, tokens: string[]): Promise<void>;
}

export type StoredMessage = Omit<ComplainantMessage, 'text'> & { sealed: string };

export interface MessageReader {
  /** The first first. */
  ofComplaint(complaintId: Id): Promise<StoredMessage[]>;
}

export interface Messages extends MessageReader {
  insert(message: StoredMessage): Promise<void>;
}
