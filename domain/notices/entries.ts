/** What the ledger keeps of notices. */
import type { Instant } from '../core/time/instant.js';
import type { NoticeId } from './ids.js';

export interface NoticeEntries {
  'notice.written': { noticeId: NoticeId; event: string; audience: string };
  /** What proves it, as a hash: it may name an address. */
  'notice.sent': { noticeId: NoticeId; sentAt: Instant; evidence: string };
  'notice.failed': { noticeId: NoticeId; evidence: string };
}
