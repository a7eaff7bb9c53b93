/** What is stored of receipts. */
import type { Instant, LocalDate } from '../time/instant.js';

/** How a receipt leaves the house. */
export const RECEIPT_WAYS = ['file', 'mail'] as const;
export type ReceiptWay = (typeof RECEIPT_WAYS)[number];

/** What a time stamping authority has answered (RFC 3161). */
export interface Stamp {
  /** DER, in base64, as it came. */
  answer: string;
  stampedAt: Instant;
  /** As its certificate names it. */
  authority: string;
}

/** null: not yet; `problem`: why not at the last try. */
export interface GivenReceipt {
  day: LocalDate;
  content: string;
  at: Instant;
  fileAt: Instant | null;
  mailAt: Instant | null;
  /** What `stampedAt` is from. */
  stamp: string | null;
  stampedAt: Instant | null;
  stampedBy: string | null;
  problem: string | null;
}

export interface ReceiptReader {
  /** The newest first. */
  latest(limit: number): Promise<GivenReceipt[]>;
  /** The same, page by page. */
  list(page: { from: number; limit: number }): Promise<{ found: GivenReceipt[]; total: number }>;
  byDay(day: string): Promise<GivenReceipt | null>;
}

export interface Receipts extends ReceiptReader {
  /** One a day: where there is one already, it stays. */
  insertOnce(receipt: Omit<GivenReceipt, 'stamp' | 'stampedAt' | 'stampedBy'>): Promise<void>;
  note(day: LocalDate, way: ReceiptWay, at: Instant): Promise<void>;
  /** Where there is one already, it stays. */
  noteStamp(day: LocalDate, stamp: Stamp): Promise<void>;
  noteProblem(day: LocalDate, problem: string | null): Promise<void>;
}
