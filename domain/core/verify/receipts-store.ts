/** What is stored of receipts. */
import type { Instant, LocalDate } from '../time/instant.js';

/** How a receipt leaves the house. */
export const RECEIPT_WAYS = ['file', 'mail'] as const;
export type ReceiptWay = (typeof RECEIPT_WAYS)[number];

/** null: not yet; `problem`: why not at the last try. */
export interface GivenReceipt {
  day: LocalDate;
  content: string;
  at: Instant;
  fileAt: Instant | null;
  mailAt: Instant | null;
  problem: string | null;
}

export interface ReceiptReader {
  /** The newest first. */
  latest(limit: number): Promise<GivenReceipt[]>;
}

export interface Receipts extends ReceiptReader {
  /** One a day: where there is one already, it stays. */
  insertOnce(receipt: GivenReceipt): Promise<void>;
  note(day: LocalDate, way: ReceiptWay, at: Instant): Promise<void>;
  noteProblem(day: LocalDate, problem: string | null): Promise<void>;
}
