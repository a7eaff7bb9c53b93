/** What somebody records of having told. */
import type { Instant } from '../core/time/instant.js';
import type { NoticeId } from '../notices/ids.js';
import type { Evidence, EvidenceWay } from '../notices/model.js';

/** Ways that a person records on the page of a case. */
export const RECORDED_WAYS = ['call', 'inPerson', 'post', 'sms', 'noAnswer'] as const satisfies readonly EvidenceWay[];

export type RecordedWay = (typeof RECORDED_WAYS)[number];

export interface ToldGiven {
  noticeId: NoticeId;
  /** null: none was chosen. */
  way: RecordedWay | null;
  /** To the minute, in UTC; null: a day or a time that there is none of. */
  at: Instant | null;
  /** Whom they reached. */
  who: string;
  /** Of a letter its number, of what was handed over the signature or two people who were there. */
  proof: string;
}

export const LONGEST_WHO = 100;
export const LONGEST_PROOF = 200;

/** As the page of a case shows it: without words where they are not this reader's. */
export type EvidenceView = Omit<Evidence, 'sealed'> & { words: Record<string, string> };
