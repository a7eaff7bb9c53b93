/** What the ledger keeps of notices. */
import type { Id } from '../core/ids.js';

export interface NoticeEntries {
  'notice.written': { noticeId: Id; event: string; audience: string };
  'notice.sent': { noticeId: Id };
  'notice.failed': { noticeId: Id };
}
