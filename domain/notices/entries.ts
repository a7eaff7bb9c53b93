/** What the ledger keeps of notices. */
import type { Instant } from '../core/time/instant.js';
import type { NoticeId } from './ids.js';
import type { EvidenceWay } from './model.js';

type Evidenced = {
  noticeId: NoticeId;
  event: string;
  way: EvidenceWay;
  happenedAt: Instant;
};

export interface NoticeEntries {
  'notice.written': { noticeId: NoticeId; event: string; audience: string };
  /** What proves it, as a hash: it may name an address. */
  'notice.sent': { noticeId: NoticeId; sentAt: Instant; evidence: string };
  'notice.failed': { noticeId: NoticeId; evidence: string };
  /** Somebody was told, or somebody tried to: `happenedAt` is when, whenever it was recorded. */
  'notice.told': Evidenced;
  'notice.tried': Evidenced;
  /** Nobody waits for it any more. */
  'notice.let-go': { noticeId: NoticeId; event: string };
}
