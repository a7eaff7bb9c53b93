/** What a complainant sees and says. */
import type { ComplaintId } from '../cases/ids.js';
import type { Instant } from '../core/time/instant.js';

export interface OnlineActs {
  canWithdraw: boolean;
  canAddInformation: boolean;
  canUrge: boolean;
  /** From when on the next urging is possible; null where it is now, or not at all. */
  nextUrgeFrom: Instant | null;
  canAccept: boolean;
  /** By talking once more, or by a leader who took no part. */
  canDispute: boolean;
  canAppeal: boolean;
  /** Until when an archived case may be disputed. */
  disputeUntil: Instant | null;
}

export const SOLVED = ['yes', 'partly', 'no'] as const;

/** What a complainant says at the end: three questions, and words where something was amiss. */
export interface Evaluation {
  complaintId: ComplaintId;
  solved: (typeof SOLVED)[number];
  /** 1 very dissatisfied to 5 very satisfied: with the outcome, and with how staff treated them. */
  satisfaction: number;
  attitude: number;
  comment: string;
  at: Instant;
}
